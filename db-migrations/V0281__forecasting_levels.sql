-- Room: forecasting. People change forecasts at any level, and the history beside it.
alter table forecast_override
  modify column sku_id int null comment 'SKU; null: all of the category',
  modify column warehouse_id int null comment 'warehouse; null: all',
  add column category_id int null comment 'category with those below it; null: the SKU says it, or everything' after sku_id,
  modify column kind varchar(8) not null comment 'set: the range sells amount in total; add: amount more or less in total; percent: amount % more or less than the baseline',
  add column entry_id bigint null comment 'rows entered together, taken back together: the first one''s id; null: this one alone',
  add column cut_after date null comment 'taken back from the day after this one on, because the days before were locked; null: whole',
  add key forecast_override_force (withdrawn_at, to_day);

create table forecast_adjustment (
  id bigint not null comment 'identity',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  from_day date not null comment 'first day',
  to_day date not null comment 'last day',
  units double not null comment 'units added to the demand of the range in total, negative to take away',
  reason varchar(200) not null comment 'why, in the person''s words',
  created_by varchar(80) not null comment 'actor name',
  created_at datetime(6) not null comment 'UTC',
  withdrawn_at datetime(6) null comment 'UTC when it was taken back; null: in force',
  primary key (id), key forecast_adjustment_sku (sku_id, warehouse_id, from_day)
) comment 'What people added to the history beside the sales';
