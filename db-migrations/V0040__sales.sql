-- Room: sales.
create table daily_sale (
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  day date not null comment 'day sold; a day without a row sold nothing',
  units int not null comment 'units sold, cancellations netted to the day sold',
  returned_units int not null default 0 comment 'units returned or cancelled later, already netted',
  unit_price decimal(12,4) null comment 'mean price per unit, company currency',
  primary key (sku_id, warehouse_id, day), key daily_sale_day (day, warehouse_id, sku_id)
) comment 'Daily sales history, one row per SKU, warehouse and day with sales';

create table promotion (
  id int not null comment 'identity',
  sku_id int not null comment 'SKU',
  warehouse_id int null comment 'warehouse; null: everywhere',
  from_day date not null comment 'first day',
  to_day date not null comment 'last day; may lie in the future',
  depth decimal(6,4) not null comment 'price cut as a share of the list price, 0…1',
  name varchar(120) not null default '' comment 'campaign',
  primary key (id), key promotion_sku (sku_id, from_day)
) comment 'Promotions as intervals, past and planned';

create table price_period (
  sku_id int not null comment 'SKU',
  from_day date not null comment 'price holds from this day until the next row',
  unit_price decimal(14,4) not null comment 'list price, company currency per unit',
  primary key (sku_id, from_day)
) comment 'List prices over time, past and planned';

create table sales_gap (
  warehouse_id int not null comment 'warehouse',
  from_day date not null comment 'first day',
  to_day date not null comment 'last day',
  kind varchar(12) not null comment 'closed: nothing could be sold; missing: data were lost',
  primary key (warehouse_id, from_day)
) comment 'Days whose sales are missing, not zero';

create table customer_order (
  id bigint not null comment 'identity',
  code varchar(40) not null comment 'unique code',
  placed_at datetime(6) not null comment 'UTC',
  customer varchar(80) not null comment 'customer reference',
  ship_to varchar(200) not null default '' comment 'address line',
  latitude double null comment 'ship-to degrees north',
  longitude double null comment 'ship-to degrees east',
  promised_from datetime(6) null comment 'UTC, start of the promised window',
  promised_to datetime(6) null comment 'UTC, end of the promised window',
  warehouse_id int null comment 'requested warehouse; null: any',
  state varchar(12) not null comment 'open, allocated, planned, shipped, delivered, cancelled, held',
  value decimal(14,2) not null comment 'order value, company currency',
  payment_attempts tinyint unsigned not null default 1 comment 'cards or attempts used to pay',
  first_order boolean not null default false comment 'the customer''s first order',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key customer_order_code (code), key customer_order_state (state, promised_from), key customer_order_placed (placed_at)
) comment 'Customer orders that are recent or open';

create table customer_order_line (
  order_id bigint not null comment 'order',
  line_no int not null comment '1…',
  sku_id int not null comment 'SKU',
  units int not null comment 'units ordered, ≥ 1',
  unit_price decimal(14,4) not null comment 'company currency per unit',
  primary key (order_id, line_no), key customer_order_line_sku (sku_id),
  foreign key (order_id) references customer_order (id), foreign key (sku_id) references sku (id)
) comment 'Lines of customer orders';
