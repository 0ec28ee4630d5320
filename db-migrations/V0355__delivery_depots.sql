-- Room: delivery.
alter table vehicle
  modify column warehouse_id int not null comment 'depot where it starts',
  add column end_warehouse_id int null comment 'depot where it ends; null: where it starts' after warehouse_id,
  add foreign key (end_warehouse_id) references warehouse (id);

create table delivery_depot (
  plan_id bigint not null comment 'plan',
  depot_no int not null comment '1…, index in the plan; 0 is the depot that the plan belongs to',
  warehouse_id int not null comment 'depot',
  code varchar(20) not null comment 'warehouse code',
  latitude double not null comment 'degrees north',
  longitude double not null comment 'degrees east',
  primary key (plan_id, depot_no),
  foreign key (plan_id) references delivery_plan (id) on delete cascade
) comment 'Further depots of a plan: where vehicles start or end';

alter table delivery_route
  add column start_no int not null default 0 comment 'depot_no where it starts',
  add column end_no int not null default 0 comment 'depot_no where it ends';

alter table delivery_stop
  add column depot_no int not null default 0 comment 'depot_no of what is done at a depot',
  add column part_no int not null default 0 comment 'where depots planned together bring parts of one order: the warehouse of the part unless the plan is its own; else 0',
  add column fixed boolean not null default false comment 'it and all stops before it stay in their places of the route';

alter table delivery_wish
  add column windows varchar(100) null comment 'when the customer may be visited, 09:00-12:00,… depot time; null or empty: as promised';

alter table transport_order
  add column pickup_windows varchar(100) not null default '' comment 'further times for fetching, 14:00-18:00,… depot time',
  add column drop_windows varchar(100) not null default '' comment 'further times for bringing, 14:00-18:00,… depot time';

create table delivery_group (
  warehouse_id int not null comment 'depot that is planned together with another one',
  leader_id int not null comment 'depot that the joint plan belongs to',
  primary key (warehouse_id), key delivery_group_leader (leader_id),
  foreign key (warehouse_id) references warehouse (id), foreign key (leader_id) references warehouse (id)
) comment 'Depots planned together: one plan a day, an order leaves from whichever of them holds the goods';
