-- Room: forecasting. What the units were worth that forecasts were compared with, so that a drift is told in money.
alter table forecast_drift
  add column cost double not null default 0 comment 'standard cost of the units sold, company currency' after bias_before,
  add column margin double not null default 0 comment 'list price less standard cost of the units sold, company currency' after cost;
alter table alert modify kind varchar(20) not null comment 'stock_out, overstock, demand, late_order, suspicious_order, forecast';
