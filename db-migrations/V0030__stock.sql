-- Room: stock.
create table warehouse (
  id int not null comment 'identity',
  code varchar(20) not null comment 'unique code',
  name varchar(120) not null comment 'English name',
  name_zh varchar(120) not null default '' comment 'Chinese name',
  latitude double not null comment 'degrees north',
  longitude double not null comment 'degrees east',
  capacity_litres decimal(14,2) null comment 'room for stock in litres; null: unlimited',
  region varchar(12) not null default '' comment 'ISO country, for holidays',
  active boolean not null default true comment 'holds and ships stock',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key warehouse_code (code)
) comment 'Warehouses';

create table stock_balance (
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  on_hand int not null comment 'units physically present',
  reserved int not null default 0 comment 'units promised to open customer orders',
  backordered int not null default 0 comment 'units sold, not delivered for want of stock',
  in_transit int not null default 0 comment 'units on the way from another warehouse',
  counted_at datetime(6) not null comment 'UTC of the last change',
  version int not null default 0 comment 'optimistic lock',
  primary key (sku_id, warehouse_id), key stock_balance_warehouse (warehouse_id, sku_id),
  foreign key (sku_id) references sku (id), foreign key (warehouse_id) references warehouse (id)
) comment 'Stock per SKU and warehouse';

create table stock_movement (
  id bigint not null comment 'identity',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  moved_at datetime(6) not null comment 'UTC',
  kind varchar(12) not null comment 'receipt, shipment, transfer, count, return',
  units int not null comment 'signed change of on hand',
  reference varchar(60) not null default '' comment 'order or document code',
  primary key (id), key stock_movement_sku (sku_id, warehouse_id, moved_at)
) comment 'Why on hand changed';

create table stock_out (
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  from_day date not null comment 'first day without stock',
  to_day date not null comment 'last day without stock',
  in_stock_share decimal(5,4) not null default 0 comment 'share of the opening hours with stock on these days, 0…1',
  primary key (sku_id, warehouse_id, from_day)
) comment 'Intervals without stock: their sales are not demand';
