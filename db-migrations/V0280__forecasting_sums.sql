-- Room: forecasting. Sums over categories and warehouses, kept with each run, so that a screen over thousands of series reads one row per category and warehouse.
create table forecast_sum (
  run_id bigint not null comment 'run',
  category_id int not null comment 'category of the SKUs themselves, not of those below it; 0: SKUs without one',
  warehouse_id int not null comment 'warehouse',
  series int not null comment 'SKUs summed',
  total_mean double not null default 0 comment 'expected units over the whole horizon',
  value decimal(18,2) not null default 0 comment 'the same at list price, company currency',
  past mediumblob not null comment 'compressed floats per day of history: units sold, units wanted (cleaned, lost demand estimated), both at the day''s list price',
  ahead blob not null comment 'compressed floats per day of the horizon: sums of the means, of the means at list price, of the variances and of the standard deviations; then what correlates days and series',
  primary key (run_id, category_id, warehouse_id)
) comment 'Forecasts and history summed per run, category and warehouse';

create table forecast_sku (
  run_id bigint not null comment 'run',
  sku_id int not null comment 'SKU',
  total_mean double not null comment 'expected units over the whole horizon in all warehouses',
  value decimal(16,2) not null comment 'the same at list price, company currency',
  primary key (run_id, sku_id), key forecast_sku_value (run_id, value)
) comment 'Forecasts summed per run and SKU';

alter table forecast
  add key forecast_place_value (run_id, warehouse_id, value);
