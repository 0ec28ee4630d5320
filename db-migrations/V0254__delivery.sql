-- Room: delivery. Breaks and longest days of drivers, and what a delivery needs.
alter table vehicle
  add column longest_minutes int null comment 'longest time between leaving and coming back, minutes; null: as long as the shift' after shift_to,
  add column rest_from time null comment 'earliest begin of the break, depot time; null: no break' after longest_minutes,
  add column rest_to time null comment 'nobody drives or serves after it without having rested, depot time; null: no break' after rest_from,
  add column rest_minutes int not null default 0 comment 'length of the break, minutes; 0: no break' after rest_to;

alter table delivery_route
  add column longest_seconds int not null default 0 comment 'longest time away, seconds; 0: as long as the shift' after shift_to,
  add column rest_from int not null default 0 comment 'earliest begin of the break, seconds since the start of the day' after longest_seconds,
  add column rest_to int not null default 0 comment 'nobody drives or serves after it without having rested, seconds since the start of the day' after rest_from,
  add column rest_seconds int not null default 0 comment 'length of the break, seconds; 0: no break' after rest_to;

create table delivery_wish (
  order_id bigint not null comment 'customer order',
  skills int not null default 0 comment 'bits that the vehicle must have: 1 cold, 2 tail lift',
  optional_cents bigint null comment 'may be left out for this much, cents; null: must be served',
  late_cents int not null default 0 comment 'may come late for this much per hour, cents; 0: hard window',
  noted_by varchar(80) not null comment 'actor name',
  noted_at datetime(6) not null comment 'UTC',
  primary key (order_id)
) comment 'What the delivery of an order needs, said by a person; every plan obeys it';
