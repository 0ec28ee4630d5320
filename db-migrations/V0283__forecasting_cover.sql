-- Room: forecasting. Sums over the SKUs of a warehouse are read from the index alone: the rows with their quantiles are large.
alter table forecast
  drop key forecast_place_value,
  drop key forecast_warehouse,
  add key forecast_cover (run_id, warehouse_id, sku_id, total_mean, value);
