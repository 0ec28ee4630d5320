-- Room: forecasting. How forecasts of series follow the forecasts of their sums.
alter table forecast
  add column reconciled varchar(120) not null default '' comment 'level:factor, comma separated: by what the sum of means was multiplied to follow sums forecast themselves; empty: by nothing';

create table forecast_level (
  run_id bigint not null comment 'run',
  position int not null comment 'order of the levels, the smallest sums first',
  level varchar(12) not null comment 'what series were added up to: sku, place, category, all',
  sums int not null comment 'how many sums the level has',
  rule varchar(12) not null comment 'bottom-up: sums are what their parts say; top-down: parts are multiplied alike; min-trace: parts follow by their errors',
  share double not null comment 'share of the way towards the forecast of the sum, as logarithm, of top-down; 0…1',
  belief double not null comment 'share of the rule that the back-test origins agree on, 0…1',
  method varchar(20) not null comment 'how the sums were forecast themselves',
  before_error double null comment 'root mean square of the relative errors of the back-test''s sums, weighted by sales, as their parts say',
  after_error double null comment 'the same with what was chosen',
  tried_error double null comment 'the same with the best rule that is not bottom-up, taken or not',
  primary key (run_id, position)
) comment 'Per run and level: how forecasts follow those of their sums';
