-- Room: stock.
alter table warehouse add column time_zone varchar(40) not null default '' comment 'IANA time zone of its clock; empty: the company''s';
update warehouse set time_zone = case region
  when 'AT' then 'Europe/Vienna' when 'BE' then 'Europe/Brussels' when 'CH' then 'Europe/Zurich' when 'CN' then 'Asia/Shanghai' when 'CZ' then 'Europe/Prague'
  when 'DE' then 'Europe/Berlin' when 'DK' then 'Europe/Copenhagen' when 'ES' then 'Europe/Madrid' when 'FI' then 'Europe/Helsinki' when 'FR' then 'Europe/Paris'
  when 'GB' then 'Europe/London' when 'HK' then 'Asia/Hong_Kong' when 'IE' then 'Europe/Dublin' when 'IT' then 'Europe/Rome' when 'JP' then 'Asia/Tokyo'
  when 'NL' then 'Europe/Amsterdam' when 'NO' then 'Europe/Oslo' when 'PL' then 'Europe/Warsaw' when 'PT' then 'Europe/Lisbon' when 'SE' then 'Europe/Stockholm'
  when 'SG' then 'Asia/Singapore' when 'TW' then 'Asia/Taipei' else '' end;

-- Room: delivery.
create table delivery_site (
  warehouse_id int not null comment 'warehouse; without a row it ships every day until 16:00, without limit, 1.20 a parcel',
  cut_off time not null default '16:00' comment 'orders from this time on leave the next shipping day, warehouse time',
  ship_days int not null default 127 comment 'bits of the days parcels leave: 1 Monday … 64 Sunday',
  parcels_per_day int null comment 'parcels it can pack a day; null: no limit',
  cents_per_parcel int not null default 120 comment 'handling of a parcel, cents',
  cents_per_unit decimal(8,2) not null default 0 comment 'handling of a unit, cents',
  keep_share decimal(5,4) not null default 0 comment 'share of on hand that stays for the store, 0…1',
  version int not null default 0 comment 'optimistic lock',
  primary key (warehouse_id),
  foreign key (warehouse_id) references warehouse (id)
) comment 'How a warehouse ships customer orders';

create table freight_zone (
  lane varchar(20) not null comment 'zone name',
  up_to_km int not null comment 'its outer edge as the crow flies, kilometres',
  primary key (lane)
) comment 'Freight zones by distance';

create table freight_rate (
  service varchar(40) not null comment 'carrier or service',
  lane varchar(20) not null comment 'zone',
  from_grams bigint not null comment 'lightest parcel, grams, included',
  to_grams bigint not null comment 'heaviest parcel, grams, excluded',
  minimum_cents bigint not null default 0 comment 'least price, cents',
  base_cents bigint not null default 0 comment 'price of a parcel without weight, cents',
  cents_per_kg decimal(10,2) not null default 0 comment 'cents per kilogram',
  transit_days int not null comment 'days from leaving to arriving',
  primary key (service, lane, from_grams)
) comment 'Freight rates by zone and weight: max(minimum, base + per kg × weight)';

insert into freight_zone (lane, up_to_km) values ('local', 60), ('regional', 250), ('national', 900), ('far', 3000), ('world', 21000);
insert into freight_rate (service, lane, from_grams, to_grams, minimum_cents, base_cents, cents_per_kg, transit_days) values
  ('van', 'local', 0, 900000, 0, 390, 4, 0), ('van', 'regional', 0, 900000, 0, 1900, 8, 0),
  ('parcel', 'local', 0, 31500, 0, 450, 10, 1), ('parcel', 'regional', 0, 31500, 0, 520, 18, 1), ('parcel', 'national', 0, 31500, 0, 640, 30, 2),
  ('parcel', 'far', 0, 31500, 0, 1450, 85, 4), ('parcel', 'world', 0, 31500, 0, 3600, 420, 8),
  ('express', 'regional', 0, 31500, 0, 1290, 60, 1), ('express', 'national', 0, 31500, 0, 1590, 90, 1), ('express', 'far', 0, 31500, 0, 3200, 240, 2),
  ('pallet', 'local', 31500, 24000000, 4900, 2900, 9, 1), ('pallet', 'regional', 31500, 24000000, 6900, 3900, 14, 1),
  ('pallet', 'national', 31500, 24000000, 9900, 5900, 22, 2), ('pallet', 'far', 31500, 24000000, 19900, 9900, 48, 5),
  ('pallet', 'world', 31500, 24000000, 49900, 29900, 160, 20);

create table allocation_strategy (
  code varchar(40) not null comment 'strategy; those that ship are there without a row',
  rules text not null comment 'rules in turn, one per line: code;parcels;in time;inbound;keep;km;warehouses;priority',
  weights varchar(200) not null comment 'freight;handling;split;late day;km;transit day;balance — cents',
  min_part_cents bigint not null default 0 comment 'least worth of each part of a split order, cents',
  active boolean not null default false comment 'the one that allocates',
  version int not null default 0 comment 'optimistic lock',
  primary key (code)
) comment 'Allocation strategies that somebody changed or chose';

drop table delivery_allocation;
create table delivery_allocation (
  order_id bigint not null comment 'customer order',
  warehouse_id int null comment 'warehouse of the largest parcel; null: the order waits',
  strategy varchar(40) not null comment 'strategy that decided',
  rule varchar(40) not null comment 'its rule that decided; empty: the order waits',
  score varchar(120) not null comment 'cents: freight;handling;split;late;distance;days;balance;rule',
  rejected mediumtext not null comment 'next best ways: warehouses|arrival|score;…',
  refusals mediumtext not null comment 'why others cannot ship: warehouse|reason|amount;…',
  overridden_by varchar(80) not null default '' comment 'who chose another warehouse; empty: nobody',
  reason varchar(200) not null default '' comment 'why another warehouse was chosen',
  decided_at datetime(6) not null comment 'UTC',
  primary key (order_id)
) comment 'Why an order ships from its warehouses';

create table delivery_parcel (
  order_id bigint not null comment 'customer order',
  warehouse_id int not null comment 'ships it',
  ship_day date not null comment 'leaves',
  deliver_day date not null comment 'arrives',
  service varchar(40) not null comment 'of the rate',
  lane varchar(20) not null comment 'of the rate',
  metres bigint not null comment 'from the warehouse as the crow flies, metres',
  freight_cents bigint not null comment 'cents',
  handling_cents bigint not null comment 'cents',
  primary key (order_id, warehouse_id), key delivery_parcel_day (warehouse_id, ship_day)
) comment 'Parcels of an order, one per warehouse';

create table delivery_parcel_line (
  order_id bigint not null comment 'customer order',
  warehouse_id int not null comment 'ships it',
  sku_id int not null comment 'SKU',
  units int not null comment 'units in this parcel',
  primary key (order_id, warehouse_id, sku_id), key delivery_parcel_line_sku (sku_id, warehouse_id)
) comment 'What is in a parcel';

create table delivery_dry_run (
  run_at datetime(6) not null comment 'UTC; one run compares several strategies',
  strategy varchar(40) not null comment 'strategy',
  from_day date not null comment 'first day of the orders replayed',
  to_day date not null comment 'last day of the orders replayed',
  orders int not null comment 'orders replayed',
  waiting int not null comment 'that nobody could ship',
  parcels int not null comment 'sent',
  splits int not null comment 'orders in more than one parcel',
  freight_cents bigint not null comment 'cents',
  handling_cents bigint not null comment 'cents',
  late int not null comment 'orders after the promise',
  late_days bigint not null comment 'days after the promise, all orders',
  mean_days double not null comment 'from ready to arrival, days',
  imbalance double not null comment 'share of the stock that lies wrong at the end, 0…1',
  mean_millis double not null comment 'to allocate one order, milliseconds',
  primary key (run_at, strategy)
) comment 'Strategies compared on past orders';
