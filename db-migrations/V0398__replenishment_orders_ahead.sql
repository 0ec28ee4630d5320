-- Room: replenishment. Orders ahead: what will probably be ordered from one supplier week by week. One plan per supplier, replaced as a whole; it creates no order.
create table ahead_plan (
  supplier_id int not null primary key comment 'supplier',
  first_day date not null comment 'planning day, on which week 0 begins',
  computed_at datetime(6) not null comment 'UTC',
  asked_by varchar(60) not null comment 'sign-in name',
  weeks smallint not null comment 'weeks in which orders are placed',
  scenarios smallint not null comment 'sampled futures of demand and lead times',
  seconds double not null comment 'spent on planning, s',
  gap double null comment 'by how much the plan may be dearer than the best possible at most, as a share of that, without what is owed before any order can arrive; null: not proven',
  broken_rules bigint not null comment 'cents, units or centilitres by which rules are broken; 0: none',
  truck_litres double not null comment 'litres that a truck takes',
  truck_kilograms double not null comment 'kilograms that a truck takes'
) comment 'Orders ahead, per supplier';

create table ahead_warehouse (
  supplier_id int not null comment 'supplier',
  warehouse_id int not null comment 'warehouse',
  places int not null comment 'SKUs that are planned',
  left_out int not null comment 'SKUs that would order too and are beyond the greatest number',
  left_out_value decimal(18,2) not null comment 'what these need until the end, company currency',
  premium decimal(20,6) not null comment 'paid above the worth of the stock, company currency, mean of the scenarios as all that follow',
  ordering decimal(20,6) not null comment 'orders and order lines, company currency',
  holding decimal(20,6) not null comment 'stock at the ends of weeks, company currency',
  shortage decimal(20,6) not null comment 'units owed at the ends of weeks, company currency',
  unavoidable decimal(20,6) not null comment 'the part of the shortage that is owed before any order can arrive, company currency',
  left_over decimal(20,6) not null comment 'what is left at the end and need not be ordered then, company currency, ≤ 0',
  primary key (supplier_id, warehouse_id)
) comment 'Parts of the cost of orders ahead';

create table ahead_line (
  supplier_id int not null comment 'supplier',
  warehouse_id int not null comment 'warehouse',
  sku_id int not null comment 'SKU',
  week smallint not null comment 'weeks after the planning day, 0 the first',
  packs int not null comment 'order multiples, > 0',
  units int not null comment 'units',
  value decimal(16,2) not null comment 'price, company currency',
  litres double not null comment 'litres',
  kilograms double not null comment 'kilograms',
  primary key (supplier_id, warehouse_id, sku_id, week)
) comment 'Lines of orders ahead';

create table ahead_gap (
  supplier_id int not null comment 'supplier',
  warehouse_id int not null comment 'warehouse',
  sku_id int not null comment 'SKU',
  reason varchar(24) not null comment 'as in planning_gap',
  detail varchar(300) not null default '' comment 'message with values',
  primary key (supplier_id, warehouse_id, sku_id)
) comment 'Lines that orders ahead could not plan and why';
