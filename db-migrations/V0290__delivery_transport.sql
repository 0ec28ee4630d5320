-- Room: delivery. Goods fetched at one place and brought to another, and vehicles that load again at their depot.
create table transport_order (
  id bigint not null comment 'identity',
  code varchar(40) not null comment 'unique code',
  warehouse_id int not null comment 'depot whose vehicles drive it',
  day date not null comment 'first day it may be driven',
  pickup_name varchar(80) not null default '' comment 'who hands over',
  pickup_address varchar(200) not null default '' comment 'address line; empty without coordinates: the depot',
  pickup_latitude double null comment 'degrees north',
  pickup_longitude double null comment 'degrees east',
  pickup_from time null comment 'fetched from then on, depot time; null: all day',
  pickup_to time null comment 'fetched until then, depot time; null: all day',
  drop_name varchar(80) not null default '' comment 'who receives',
  drop_address varchar(200) not null default '' comment 'address line; empty without coordinates: the depot',
  drop_latitude double null comment 'degrees north',
  drop_longitude double null comment 'degrees east',
  drop_from time null comment 'brought from then on, depot time; null: all day',
  drop_to time null comment 'brought until then, depot time; null: all day',
  service_minutes int not null default 5 comment 'time at each of the two places, minutes',
  litres decimal(10,1) not null default 0 comment 'volume, litres',
  kilograms decimal(10,1) not null default 0 comment 'weight, kilograms',
  pieces int not null default 1 comment 'units',
  value decimal(14,2) not null default 0 comment 'worth of the goods, company currency',
  skills int not null default 0 comment 'bits that the vehicle must have: 1 cold, 2 tail lift',
  optional_cents bigint null comment 'may be left out for this much, cents; null: must be served',
  late_cents int not null default 0 comment 'may come late for this much per hour, cents; 0: hard windows',
  state varchar(12) not null default 'open' comment 'open, planned, done, cancelled',
  note varchar(200) not null default '' comment 'what the driver should know',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key transport_order_code (code), key transport_order_day (warehouse_id, day),
  foreign key (warehouse_id) references warehouse (id)
) comment 'Goods that vehicles fetch at one place and bring to another; one of the two may be the depot';

alter table vehicle
  add column trips int not null default 1 comment 'trips a day at most; after each but the last it loads again at its depot' after rest_minutes,
  add column reload_minutes int not null default 0 comment 'time of loading again, minutes' after trips;

alter table delivery_stop
  add column kind varchar(8) not null default 'ORDER' comment 'ORDER brings a customer order, PICKUP fetches, DROP brings, BACK brings to the depot (a transport order), RELOAD loads again at the depot' after stop_no,
  add column partner_no int not null default -1 comment 'stop_no where its goods are fetched or brought; −1: none' after kind,
  modify column order_id bigint not null comment 'customer order, or transport order; of a reload the vehicle times ten plus the trip it begins';

alter table delivery_skipped
  add column kind varchar(8) not null default 'ORDER' comment 'ORDER: customer order, PICKUP: transport order' after plan_id,
  modify column order_id bigint not null comment 'customer order or transport order',
  drop primary key, add primary key (plan_id, kind, order_id);

alter table delivery_visit
  add column kind varchar(8) not null default 'ORDER' comment 'of the stop: ORDER, PICKUP, DROP, BACK, RELOAD' after day,
  modify column order_id bigint not null comment 'as in delivery_stop',
  drop primary key, add primary key (day, kind, order_id, warehouse_id);
