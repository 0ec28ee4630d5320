-- Room: replenishment. The worklist is counted, cut and sorted without reading its rows, whose whys are long: the columns that lists ask for lie beside the rank.
alter table proposal
  add key proposal_list (state, rank_rate, value, saves, lost_sales, warehouse_id, sku_id, supplier_id, from_warehouse_id, order_on, order_by, urgency, kind, units, cover_days, out_on),
  drop key proposal_place;
