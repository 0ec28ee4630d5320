-- Room: purchasing.
create table purchase_order_advice (
  order_id bigint not null comment 'purchase order',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse of the order',
  action varchar(8) not null comment 'expedite, postpone, cancel',
  need_on date null comment 'day on which it is needed; null: not within a year',
  expected_on date null comment 'the order''s re-estimated day when the advice was given; when that changes the advice is over',
  units int not null comment 'open units that it speaks of',
  stake decimal(14,2) not null comment 'what following it avoids, company currency',
  value decimal(14,2) not null comment 'price of the units, company currency',
  planning_day date not null comment 'day of the plan that gave it',
  primary key (order_id, sku_id), key purchase_order_advice_place (sku_id, warehouse_id)
) comment 'What to ask suppliers for about open orders: sooner, later, not at all';
