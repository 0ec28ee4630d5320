-- Room: catalog.
create table category (
  id int not null comment 'identity',
  code varchar(40) not null comment 'unique code',
  name varchar(120) not null comment 'English name',
  name_zh varchar(120) not null default '' comment 'Chinese name',
  parent_id int null comment 'category above',
  primary key (id), unique key category_code (code),
  foreign key (parent_id) references category (id)
) comment 'Product categories, a tree';

create table sku (
  id int not null comment 'identity',
  code varchar(60) not null comment 'unique code, kept as text with leading zeros',
  name varchar(200) not null comment 'English name',
  name_zh varchar(200) not null default '' comment 'Chinese name',
  category_id int null comment 'category',
  brand varchar(80) not null default '' comment 'brand name',
  unit_cost decimal(14,4) null comment 'standard cost, company currency per unit; null: unknown',
  unit_price decimal(14,4) null comment 'list price, company currency per unit; null: unknown',
  volume_litres decimal(12,4) null comment 'litres per unit; null: unknown',
  weight_kg decimal(12,4) null comment 'kilograms per unit; null: unknown',
  pack_size int not null default 1 comment 'units per sales pack, ≥ 1',
  shelf_life_days int null comment 'days until expiry; null: does not expire',
  life_cycle varchar(12) not null default 'active' comment 'new, active, phasing_out, ended',
  launched_on date null comment 'first day on sale',
  ended_on date null comment 'last day on sale',
  predecessor_id int null comment 'SKU whose history it inherits',
  predecessor_share decimal(6,4) null comment 'share of the predecessor''s demand that moves over, 0…2',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key sku_code (code), key sku_category (category_id, id),
  foreign key (category_id) references category (id),
  foreign key (predecessor_id) references sku (id)
) comment 'Stock-keeping units';

create table calendar_event (
  id int not null comment 'identity',
  day date not null comment 'the day',
  kind varchar(12) not null comment 'holiday, event',
  region varchar(12) not null default '' comment 'ISO country or empty for everywhere',
  name varchar(120) not null comment 'English name',
  name_zh varchar(120) not null default '' comment 'Chinese name',
  primary key (id), unique key calendar_event_day (day, region, name)
) comment 'Holidays and events that move demand, past and future';
