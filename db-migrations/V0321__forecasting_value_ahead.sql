-- Room: forecasting. Steps of the forecast are judged by what was said four weeks ahead too, when it still decided orders, and in money.
alter table forecast
  add column later_naive float null comment 'units that seasonal naive expects of the week that begins three weeks after the next whole one' after next_simple,
  add column later_simple float null comment 'units that simple_method expects of it' after later_naive;

alter table forecast_past
  add column ahead tinyint not null default 1 comment 'how many weeks ahead it was said: 1, 4' after warehouse_id,
  drop primary key, add primary key (sku_id, warehouse_id, ahead);

alter table forecast_past_edit
  add column ahead tinyint not null default 1 comment 'how many weeks ahead it was said: 1, 4' after week,
  drop primary key, add primary key (sku_id, warehouse_id, week, ahead);

alter table forecast_value
  add column ahead tinyint not null default 1 comment 'how many weeks ahead it was said: 1, 4' after demand_class,
  add column actual_money double not null default 0 comment 'actual at list prices, company currency; the same for what follows',
  add column naive_money double not null default 0 comment 'naive_error at list prices',
  add column simple_money double not null default 0 comment 'simple_error at list prices',
  add column baseline_money double not null default 0 comment 'baseline_error at list prices',
  add column total_money double not null default 0 comment 'total_error at list prices',
  drop primary key, add primary key (week, category_id, warehouse_id, demand_class, ahead);

alter table forecast_value_edit
  add column ahead tinyint not null default 1 comment 'how many weeks ahead it was said: 1, 4' after warehouse_id,
  add column actual_money double not null default 0 comment 'actual at list prices, company currency',
  add column baseline_money double not null default 0 comment 'baseline_error at list prices',
  add column total_money double not null default 0 comment 'total_error at list prices',
  drop primary key, add primary key (override_id, week, category_id, warehouse_id, ahead);
