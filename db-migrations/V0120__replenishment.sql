-- Room: replenishment.
create table planning_rule (
  name varchar(20) not null comment 'class of the SKU by forecast revenue: A, B, C; or a name of its own',
  service_level double not null comment 'P(no stock-out in a cycle), 0.5…0.9999',
  review_days int not null comment 'days between looks at a line, ≥ 1',
  holding_rate double not null comment 'cost of holding per year as a share of the stock''s cost, ≥ 0',
  line_cost decimal(10,2) not null comment 'cost of one more order line, company currency',
  minimum_cover_days int not null default 0 comment 'safety stock is never less than the demand of so many days',
  maximum_cover_days int not null comment 'an order never covers more days after its arrival, ≥ 1',
  changed_by varchar(80) not null comment 'who set it',
  changed_at datetime(6) not null comment 'UTC',
  primary key (name)
) comment 'Parameters of the replenishment policy per class';

insert into planning_rule values
  ('A', 0.97, 7, 0.20, 2.00, 0, 45, 'default', '2026-01-01 00:00:00'),
  ('B', 0.95, 7, 0.20, 2.00, 0, 60, 'default', '2026-01-01 00:00:00'),
  ('C', 0.90, 7, 0.20, 2.00, 0, 90, 'default', '2026-01-01 00:00:00');

create table replenishment_plan (
  id bigint not null comment 'identity',
  state varchar(10) not null comment 'building, current, old, failed; one row at most is current: the plan that everybody sees',
  planning_day date not null comment 'the day it is for',
  forecast_run bigint null comment 'forecast run it rests on',
  started_at datetime(6) not null comment 'UTC',
  finished_at datetime(6) null comment 'UTC; null: not finished',
  asked_by varchar(80) not null comment 'actor name',
  line_count int not null default 0 comment 'SKU × warehouse lines looked at',
  need_count int not null default 0 comment 'lines that entered the joint plan',
  gap_count int not null default 0 comment 'lines that could not be planned',
  start_cost decimal(16,2) not null default 0 comment 'cost of the joint plan before the search, company currency',
  cost decimal(16,2) not null default 0 comment 'cost of the joint plan, company currency',
  broken_rules bigint not null default 0 comment 'sum of broken rules of the joint plan, 0 or negative',
  moves bigint not null default 0 comment 'moves tried',
  seconds double null comment 'duration of the run in seconds',
  primary key (id), key replenishment_plan_state (state)
) comment 'Plan runs';

create table inventory_line (
  plan_id bigint not null comment 'plan',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  state varchar(8) not null comment 'out, act, watch, good, excess',
  on_hand int not null comment 'units',
  reserved int not null comment 'units',
  backordered int not null comment 'units',
  in_transit int not null comment 'units',
  requested int not null comment 'units approved without order',
  inbound int not null comment 'units on purchase orders',
  inventory_position int not null comment 'on hand + in transit + requested + inbound − reserved − backordered, units',
  daily_demand double not null comment 'expected units per day over the next 28 days',
  lead_days int not null comment 'expected lead time of the first supplier, days',
  lead_deviation double not null comment 'its standard deviation, days',
  safety int not null comment 'safety stock, units',
  reorder_point int not null comment 'units',
  target int not null comment 'order-up-to level, units',
  cover_days int null comment 'days until expected demand is not served without inbound; null: beyond the projection',
  out_on date null comment 'first day on which expected demand is not served, with inbound; null: beyond the projection',
  out_without_on date null comment 'the same without inbound',
  lost_units double not null comment 'expected units lost until an order placed now would have to last, without ordering',
  lost_margin decimal(14,2) not null comment 'their margin, company currency',
  lost_sales decimal(14,2) not null comment 'their price, company currency',
  excess_units int not null comment 'units beyond the greatest cover',
  excess_value decimal(14,2) not null comment 'their cost, company currency',
  stock_value decimal(14,2) not null comment 'on hand at cost, company currency',
  supplier_id int null comment 'first supplier; null: none',
  rule_name varchar(20) not null comment 'rule that set the parameters',
  projection blob not null comment 'version byte, days, free stock, then per day arrivals and demand at 0.1, 0.5, 0.9 as varints, units',
  primary key (plan_id, sku_id, warehouse_id),
  key inventory_line_state (plan_id, state), key inventory_line_lost (plan_id, lost_margin), key inventory_line_excess (plan_id, excess_value)
) comment 'Inventory position and projected stock of every line of a plan';

create table planning_gap (
  plan_id bigint not null comment 'plan',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  reason varchar(24) not null comment 'no_supplier, no_forecast, no_cost, no_rate, invalid',
  detail varchar(300) not null default '' comment 'message with values',
  revenue_at_risk decimal(14,2) not null default 0 comment 'expected revenue of the next 28 days, company currency',
  primary key (plan_id, sku_id, warehouse_id)
) comment 'Lines that could not be planned and why';

create table proposal (
  id bigint not null comment 'identity',
  proposal_key varchar(80) not null comment 'public key; the purchase order line carries it',
  open_key varchar(60) null comment 'kind/SKU/warehouse while undecided: one open proposal per line; null: decided',
  kind varchar(10) not null comment 'order, transfer',
  plan_id bigint not null comment 'plan that last confirmed it',
  planning_day date not null comment 'day of that plan',
  state varchar(10) not null comment 'proposed, snoozed, approved, ordered, completed, rejected, lapsed',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse that needs it',
  supplier_id int null comment 'supplier; null: a transfer',
  from_warehouse_id int null comment 'warehouse that gives; null: an order',
  urgency varchar(8) not null comment 'act, watch, good',
  suggested_units int not null comment 'what the plan suggests',
  units int not null comment 'what will be ordered: the suggestion or a person''s number',
  edited_by varchar(80) not null default '' comment 'who changed the number; empty: nobody',
  multiple int not null default 1 comment 'order multiple in units',
  minimum_quantity int not null default 1 comment 'MOQ in units',
  unit_cost decimal(14,4) not null default 0 comment 'supplier currency per unit at this quantity',
  currency char(3) not null default '' comment 'ISO 4217 of unit_cost',
  value decimal(14,2) not null comment 'units at their price, company currency',
  order_on date not null comment 'day to order on',
  order_by date not null comment 'last day to order without falling below safety stock; may be over',
  arrives_on date not null comment 'expected receipt',
  cover_days int null comment 'see inventory_line',
  out_on date null comment 'see inventory_line',
  out_without_on date null comment 'see inventory_line',
  lost_units double not null comment 'expected units lost if nothing is ordered',
  lost_margin decimal(14,2) not null comment 'their margin, company currency',
  lost_sales decimal(14,2) not null comment 'their price, company currency',
  saves decimal(14,2) not null comment 'lost margin avoided less holding, company currency',
  excess_value decimal(14,2) not null comment 'cost of units beyond the greatest cover, company currency',
  return_rate double not null comment 'saves per value: the rank',
  lead_days int not null comment 'expected lead time, days',
  lead_deviation double not null comment 'standard deviation, days',
  lead_stated int not null comment 'stated, days',
  lead_receipts int not null comment 'receipts it was measured on; 0: not measured',
  volume_litres double not null default 0 comment 'of all units; 0 when unknown',
  weight_kg double not null default 0 comment 'of all units; 0 when unknown',
  why text not null comment 'terms that add up to suggested_units, facts and warnings, JSON',
  previous_units int null comment 'suggestion of the plan before; null: new',
  previous_why text null comment 'why of the plan before',
  snoozed_until date null comment 'wakes up on this day; null: only when the risk worsens',
  snoozed_margin decimal(14,2) null comment 'lost margin when it was snoozed',
  reason varchar(300) not null default '' comment 'of the snooze or rejection',
  decided_by varchar(80) not null default '' comment 'who approved, snoozed or rejected',
  decided_at datetime(6) null comment 'UTC',
  order_id bigint null comment 'purchase order',
  order_code varchar(40) not null default '' comment 'its code',
  created_at datetime(6) not null comment 'UTC',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key proposal_key (proposal_key), unique key proposal_open (open_key),
  key proposal_rank (state, return_rate), key proposal_sku (sku_id, warehouse_id), key proposal_supplier (state, supplier_id, warehouse_id)
) comment 'What to order or to move, and what became of it';

create table proposal_draft like proposal;
alter table proposal_draft comment 'Proposals of a plan that is being built';

create table proposal_event (
  id bigint not null comment 'identity',
  proposal_id bigint not null comment 'proposal',
  at datetime(6) not null comment 'UTC',
  actor varchar(80) not null comment 'who',
  action varchar(12) not null comment 'proposed, changed, edited, approved, ordered, snoozed, woken, rejected, lapsed, completed',
  units int null comment 'units after it',
  note varchar(300) not null default '' comment 'reason or code',
  primary key (id), key proposal_event_proposal (proposal_id, id)
) comment 'History of proposals';
