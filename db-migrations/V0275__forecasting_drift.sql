-- Room: forecasting. How an earlier run's forecasts came true, beside what its back-test had promised.
create table forecast_drift (
  run_id bigint not null comment 'run whose forecasts are watched',
  demand_class varchar(12) not null comment 'demand class; all: every series',
  measured_to date not null comment 'last day of sales compared',
  days int not null comment 'days compared, from the day after the run''s last day of sales, at most 28',
  units double not null comment 'units sold in them where demand was seen',
  wql double not null comment 'weighted quantile loss, share of units',
  wql_before double not null comment 'the same in the run''s back-test',
  bias double not null comment 'mean forecast less units, share of units',
  bias_before double not null comment 'the same in the run''s back-test',
  drifted boolean not null comment 'whether that is so much worse that somebody should know',
  primary key (run_id, demand_class), key forecast_drift_day (measured_to)
) comment 'Forecasts compared with what was sold since';
