-- Room: replenishment. Prioritised rules instead of one set of parameters per class; segments of each SKU.
create table replenishment_rule (
  id int not null comment 'identity',
  priority int not null comment 'rules are tried in ascending order; the first that fits governs the line',
  name varchar(60) not null comment 'what people call it; the why of a quantity names it',
  conditions text not null comment 'JSON list of field, operator, values; all must hold; empty list: every line',
  method varchar(20) not null comment 'cycle_service, fill_rate, economic, min_max, point_and_quantity, lot_for_lot, do_not_stock',
  service_level double not null comment 'P(no stock-out in a cycle) or share of demand served at once, by method, 0.5…0.9999',
  review_days int not null comment 'days between looks at a line, ≥ 1',
  holding_rate double not null comment 'cost of holding per year as a share of the stock''s cost, ≥ 0',
  line_cost decimal(10,2) not null comment 'cost of one more order line, company currency',
  minimum_cover_days int not null default 0 comment 'safety stock is never less than the demand of so many days',
  maximum_cover_days int not null comment 'an order never covers more days after its arrival, ≥ 1',
  floor_units int not null default 0 comment 'safety stock is never less than so many units',
  ceiling_units int null comment 'the level ordered up to is never more than so many units; null: no limit',
  reorder_point int not null default 0 comment 'min_max, point_and_quantity: order at so many units or less',
  order_level int not null default 0 comment 'min_max: order up to so many units',
  order_quantity int not null default 1 comment 'point_and_quantity: order multiples of so many units, ≥ 1',
  order_cap int null comment 'one order is never more than so many units (capped base-stock); null: no limit',
  is_active boolean not null default true comment 'whether it is tried',
  changed_by varchar(80) not null comment 'who set it',
  changed_at datetime(6) not null comment 'UTC',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key replenishment_rule_name (name), key replenishment_rule_priority (priority)
) comment 'Rules that choose policy and parameters of a line';

insert into replenishment_rule (id, priority, name, conditions, method, service_level, review_days, holding_rate, line_cost, minimum_cover_days, maximum_cover_days,
    changed_by, changed_at)
  select 1, 100, 'A', '[{"field":"ABC","operator":"IS","values":["A"]}]', 'cycle_service', service_level, review_days, holding_rate, line_cost, minimum_cover_days,
    maximum_cover_days, changed_by, changed_at from planning_rule where name = 'A';
insert into replenishment_rule (id, priority, name, conditions, method, service_level, review_days, holding_rate, line_cost, minimum_cover_days, maximum_cover_days,
    changed_by, changed_at)
  select 2, 200, 'B', '[{"field":"ABC","operator":"IS","values":["B"]}]', 'cycle_service', service_level, review_days, holding_rate, line_cost, minimum_cover_days,
    maximum_cover_days, changed_by, changed_at from planning_rule where name = 'B';
insert into replenishment_rule (id, priority, name, conditions, method, service_level, review_days, holding_rate, line_cost, minimum_cover_days, maximum_cover_days,
    changed_by, changed_at)
  select 3, 300, 'C', '[]', 'cycle_service', service_level, review_days, holding_rate, line_cost, minimum_cover_days, maximum_cover_days, changed_by, changed_at
    from planning_rule where name = 'C';
insert into id_block (name, next_id) values ('replenishment_rule', 100) on duplicate key update next_id = greatest(next_id, 100);
drop table planning_rule;

create table sku_segment (
  sku_id int not null comment 'SKU',
  abc char(1) not null comment 'by forecast revenue: A the first 80 %, B the next 15 %, C the rest',
  velocity char(1) not null comment 'by forecast units: F the first 80 %, M the next 15 %, S the rest',
  primary key (sku_id)
) comment 'Segments of SKUs as of the last plan';

alter table inventory_line modify rule_name varchar(60) not null comment 'rule that set the parameters';
alter table planning_gap modify reason varchar(24) not null comment 'no_supplier, no_forecast, no_cost, no_rate, bad_lead_time, bad_pack, bad_forecast, minimum_above_room, invalid';
