-- Room: delivery.
create table delivery_visit (
  day date not null comment 'planned day',
  order_id bigint not null comment 'customer order',
  warehouse_id int not null comment 'depot that sends it',
  plan_id bigint not null comment 'plan that was driven when it was noted',
  stop_no int not null comment 'its stop in that plan',
  vehicle_no int not null comment 'its vehicle in that plan',
  state varchar(12) not null comment 'arrived, done, failed',
  arrived_at datetime(6) not null comment 'UTC',
  left_at datetime(6) null comment 'UTC; null: still there',
  note varchar(200) not null default '' comment 'why it failed',
  recorded_by varchar(80) not null comment 'actor name',
  primary key (day, order_id, warehouse_id), key delivery_visit_plan (plan_id, vehicle_no, arrived_at)
) comment 'What drivers checked off, with the times as they were';
