-- Room: forecasting. Large runs are made in segments: ranges of SKUs, each with its own training, its own job, and a result that is kept as soon as it is done.
alter table forecast_run
  add column job_id bigint null comment 'job that makes it, so that the job finds it again after a crash; null: made without one';

alter table forecast
  add column segment int not null default 0 comment 'segment of the run whose model made it; 0: the run was made in one piece';

alter table forecast_model
  modify column name varchar(40) not null comment 'what it is: mean, memory, pool; of segment n: mean.n, memory.n';

create table forecast_segment (
  run_id bigint not null comment 'run',
  segment int not null comment '1…',
  from_sku int not null comment 'first SKU',
  to_sku int not null comment 'last SKU',
  series int not null comment 'SKU × warehouse pairs in it',
  seconds double null comment 'how long it took; null: not done yet',
  report mediumblob null comment 'scores of its back-test in their own binary form; null: not done yet',
  primary key (run_id, segment)
) comment 'What a forecast run was divided into';

create table forecast_segment_sum (
  run_id bigint not null comment 'run',
  segment int not null comment 'segment',
  category_id int not null comment 'as in forecast_sum',
  warehouse_id int not null comment 'as in forecast_sum',
  past mediumblob not null comment 'as in forecast_sum',
  ahead blob not null comment 'as in forecast_sum',
  primary key (run_id, segment, category_id, warehouse_id)
) comment 'Sums per category and warehouse of segments that are done, until their run is published';
