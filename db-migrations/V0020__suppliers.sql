-- Room: suppliers.
create table supplier (
  id int not null comment 'identity',
  code varchar(40) not null comment 'unique code',
  name varchar(160) not null comment 'English name',
  name_zh varchar(160) not null default '' comment 'Chinese name',
  email varchar(160) not null default '' comment 'where purchase orders go',
  currency char(3) not null comment 'ISO 4217 of its prices',
  minimum_order_value decimal(14,2) not null default 0 comment 'least value of one order, supplier currency',
  order_weekdays tinyint unsigned not null default 127 comment 'days on which it takes orders: bit 0 Monday … bit 6 Sunday',
  lead_time_days int not null comment 'stated days from order to receipt, ≥ 0',
  active boolean not null default true comment 'may be ordered from',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key supplier_code (code)
) comment 'Suppliers and their terms';

create table supplier_closure (
  supplier_id int not null comment 'supplier',
  from_day date not null comment 'first closed day',
  to_day date not null comment 'last closed day',
  primary key (supplier_id, from_day),
  foreign key (supplier_id) references supplier (id)
) comment 'Days on which a supplier neither takes nor ships orders';

create table currency_rate (
  currency char(3) not null comment 'ISO 4217',
  rate decimal(18,8) not null comment 'company currency for one unit of this currency',
  primary key (currency)
) comment 'Exchange rates used for planning';

create table supplier_term (
  id int not null comment 'identity',
  supplier_id int not null comment 'supplier',
  sku_id int not null comment 'SKU it sells',
  unit_cost decimal(14,4) not null comment 'price per unit, supplier currency',
  minimum_order_quantity int not null default 1 comment 'MOQ in units, ≥ 1',
  order_multiple int not null default 1 comment 'order multiple in units, ≥ 1',
  lead_time_days int null comment 'stated days; null: the supplier''s',
  preferred boolean not null default false comment 'first choice for the SKU',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key supplier_term_sku (sku_id, supplier_id), key supplier_term_supplier (supplier_id),
  foreign key (supplier_id) references supplier (id), foreign key (sku_id) references sku (id)
) comment 'What a supplier sells, per SKU';

create table price_break (
  term_id int not null comment 'supplier term',
  from_units int not null comment 'price holds from this many units in one order (all units)',
  unit_cost decimal(14,4) not null comment 'price per unit, supplier currency',
  primary key (term_id, from_units),
  foreign key (term_id) references supplier_term (id)
) comment 'All-units price breaks';
