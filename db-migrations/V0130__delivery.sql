-- Room: delivery.
create table vehicle (
  id int not null comment 'identity',
  warehouse_id int not null comment 'depot where it starts and ends',
  code varchar(20) not null comment 'unique code',
  capacity_litres decimal(10,1) not null comment 'litres it carries, > 0',
  capacity_kg decimal(10,1) not null comment 'kilograms it carries, > 0',
  capacity_pieces int not null comment 'units it carries, > 0',
  shift_from time not null comment 'driver starts, company time zone',
  shift_to time not null comment 'driver must be back, company time zone',
  cost_per_km decimal(8,2) not null comment 'company currency per kilometre',
  cost_per_hour decimal(8,2) not null comment 'company currency per hour away',
  cost_per_use decimal(8,2) not null comment 'company currency for leaving at all',
  skills int not null default 0 comment 'bits: 1 cold, 2 tail lift',
  active boolean not null default true comment 'is planned with',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key vehicle_code (code), key vehicle_warehouse (warehouse_id, id),
  foreign key (warehouse_id) references warehouse (id)
) comment 'Delivery vehicles per depot';

create table delivery_plan (
  id bigint not null comment 'identity',
  day date not null comment 'planned day',
  warehouse_id int not null comment 'depot',
  parent_id bigint null comment 'plan it was made from; null: from nothing',
  origin varchar(12) not null comment 'run, move, lock, relax',
  state varchar(12) not null comment 'solving, published, old',
  created_at datetime(6) not null comment 'UTC',
  created_by varchar(80) not null comment 'actor name',
  stop_asked boolean not null default false comment 'while solving: somebody wants the best so far',
  latitude double not null comment 'depot, degrees north',
  longitude double not null comment 'depot, degrees east',
  zone varchar(40) not null comment 'time zone that the seconds of the day count in',
  road_factor decimal(5,3) not null comment 'road metres per metre as the crow flies',
  speed_kmh decimal(6,2) not null comment 'mean speed on the road, km per hour',
  seed bigint not null default 0 comment 'of the search',
  millis bigint not null default 0 comment 'spent searching, milliseconds',
  iterations bigint not null default 0 comment 'search steps',
  stops int not null default 0 comment 'stops asked for',
  unserved int not null default 0 comment 'stops left out',
  routes int not null default 0 comment 'vehicles that leave',
  metres bigint not null default 0 comment 'driven in all, metres',
  late int not null default 0 comment 'visits after their window',
  cost_cents bigint not null default 0 comment 'cost of all routes, cents',
  hard bigint not null default 0 comment 'score: minus sum of broken rules',
  medium bigint not null default 0 comment 'score: minus priorities left out',
  soft bigint not null default 0 comment 'score: minus cents with penalties',
  agrees boolean not null default true comment 'the solver''s score is the auditor''s',
  curve mediumtext not null comment 'best so far over time: millis,cents,missing;… ',
  primary key (id), key delivery_plan_day (day, warehouse_id, id),
  foreign key (warehouse_id) references warehouse (id)
) comment 'Delivery plans, all versions, one row per version, day and depot';

create table delivery_current (
  day date not null comment 'planned day',
  warehouse_id int not null comment 'depot',
  plan_id bigint not null comment 'the published plan',
  version int not null default 1 comment 'optimistic lock: grows with each publication, edit and undo',
  primary key (day, warehouse_id)
) comment 'Which plan counts per day and depot';

create table delivery_route (
  plan_id bigint not null comment 'plan',
  vehicle_no int not null comment '0…, index in the plan',
  vehicle_id int not null comment 'vehicle; 0: added for this plan only',
  code varchar(20) not null comment 'vehicle code',
  millilitres int not null comment 'capacity, millilitres',
  grams int not null comment 'capacity, grams',
  pieces int not null comment 'capacity, units',
  shift_from int not null comment 'seconds since the start of the day',
  shift_to int not null comment 'seconds since the start of the day',
  cents_per_km int not null comment 'cents per kilometre',
  cents_per_hour int not null comment 'cents per hour',
  cents_per_use int not null comment 'cents for leaving',
  skills int not null comment 'bits',
  primary key (plan_id, vehicle_no),
  foreign key (plan_id) references delivery_plan (id) on delete cascade
) comment 'Vehicles as a plan used them; times and costs follow from the stops';

create table delivery_stop (
  plan_id bigint not null comment 'plan',
  stop_no int not null comment '0…, index in the plan',
  order_id bigint not null comment 'customer order',
  order_code varchar(40) not null comment 'customer order code',
  customer varchar(80) not null comment 'customer reference',
  ship_to varchar(200) not null comment 'address line',
  latitude double not null comment 'degrees north',
  longitude double not null comment 'degrees east',
  millilitres int not null comment 'volume, millilitres',
  grams int not null comment 'weight, grams',
  pieces int not null comment 'units',
  order_value decimal(14,2) not null comment 'company currency',
  windows varchar(200) not null comment 'from-to,… in seconds since the start of the day',
  service_seconds int not null comment 'time at the stop, seconds',
  priority int not null comment 'weight of leaving it out; 0: may be left out',
  penalty_cents bigint not null comment 'money lost when left out, cents',
  late_cents int not null comment 'cents per hour late; 0: hard window',
  skills int not null comment 'bits that the vehicle must have',
  locked_no int not null default -1 comment 'vehicle_no it is locked to; −1: none',
  vehicle_no int not null default -1 comment 'vehicle_no that visits it; −1: left out',
  position int not null default 0 comment '0… in the route',
  start_second int not null default 0 comment 'service begins, seconds since the start of the day',
  late_seconds int not null default 0 comment 'service begins after the window, seconds',
  reason varchar(24) not null default '' comment 'when left out: kind of the commonest refusal',
  remedy varchar(24) not null default '' comment 'when left out: kind of the cheapest relaxation',
  remedy_cents bigint not null default 0 comment 'what it would add, cents',
  primary key (plan_id, stop_no), key delivery_stop_order (order_id),
  foreign key (plan_id) references delivery_plan (id) on delete cascade
) comment 'Stops of a plan in their order';

create table delivery_skipped (
  plan_id bigint not null comment 'plan',
  order_id bigint not null comment 'customer order',
  order_code varchar(40) not null comment 'customer order code',
  reason varchar(24) not null comment 'no_place, place_swapped, window_reversed, duplicate, suspect, empty, unallocated, too_far',
  detail varchar(200) not null default '' comment 'the value that was wrong',
  order_value decimal(14,2) not null default 0 comment 'company currency',
  primary key (plan_id, order_id),
  foreign key (plan_id) references delivery_plan (id) on delete cascade
) comment 'Orders of the day that could not become stops';

create table delivery_allocation (
  order_id bigint not null comment 'customer order',
  warehouse_id int not null comment 'chosen warehouse',
  rule varchar(16) not null comment 'requested, nearest_stocked, nearest',
  metres bigint not null comment 'from the warehouse as the crow flies, metres',
  missing_units int not null comment 'units not in stock there when it was chosen',
  rejected varchar(400) not null default '' comment 'other warehouses: id:metres:missing units,…',
  decided_at datetime(6) not null comment 'UTC',
  primary key (order_id)
) comment 'Why an order ships from its warehouse';
