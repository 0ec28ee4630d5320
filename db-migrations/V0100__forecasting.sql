-- Room: forecasting.
create table forecast_run (
  id bigint not null comment 'identity',
  state varchar(12) not null comment 'running, current, old, failed, cancelled; one row at most is current: the run that everybody sees',
  as_of date not null comment 'last day of sales it knew',
  horizon int not null comment 'days ahead',
  started_at datetime(6) not null comment 'UTC',
  completed_at datetime(6) null comment 'UTC; null: not finished',
  seed bigint not null comment 'of every draw: the same data and seed give the same forecasts',
  origins int not null default 0 comment 'back-test origins, each scored over score_days days',
  score_days int not null default 0 comment 'days scored after each origin',
  series int not null default 0 comment 'SKU × warehouse pairs forecast',
  training_rows int not null default 0 comment 'rows the learned model was trained on; 0: none was trained',
  learned varchar(24) not null default '' comment 'code: used, lost, too-little-data: whether the learned model beat the simple ones in the back-test',
  simple_method varchar(40) not null default '' comment 'the best single simple method over all series',
  wql double null comment 'weighted quantile loss of the chosen methods in the back-test, share of demand',
  wql_naive double null comment 'the same of seasonal naive',
  wql_simple double null comment 'the same of simple_method',
  wape double null comment 'weighted absolute percentage error of the median, share of demand',
  bias double null comment 'mean forecast less demand, share of demand',
  coverage double null comment 'share of days between the 5 % and the 95 % quantile, 0…1',
  demand double not null default 0 comment 'units in the scored days of the back-test',
  seconds double null comment 'duration of the run in seconds',
  primary key (id), key forecast_run_state (state)
) comment 'Forecast runs';

create table forecast (
  run_id bigint not null comment 'run',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  quantiles blob not null comment 'version byte, scale, then per day eleven quantiles (0.05, 0.1 … 0.9, 0.95) and the mean as half floats, in units',
  total_mean double not null comment 'expected units over the whole horizon',
  value decimal(16,2) not null default 0 comment 'total_mean at list price, company currency',
  method varchar(40) not null comment 'method or blend that was chosen',
  weights varchar(160) not null comment 'method:weight, comma separated; weights add up to 1',
  demand_class varchar(12) not null comment 'smooth, erratic, intermittent, lumpy, dead, new',
  adi double not null comment 'average days between sales, ≥ 1',
  cv2 double not null comment 'squared coefficient of variation of the sizes of sales',
  inverse_shape double not null comment '1/r of the negative binomial: variance of a day with mean m is ratio · m + m² / r',
  variance_ratio double not null comment 'see inverse_shape, 0…1',
  day_correlation double not null comment 'correlation of the errors of two days, for sums over days, 0…1',
  wql double null comment 'of the chosen method in the back-test; null: nothing was sold in the scored days',
  wql_naive double null comment 'of seasonal naive',
  wql_simple double null comment 'of the best simple method of the demand class',
  wape double null comment 'of the chosen method, share of demand',
  bias double null comment 'of the chosen method, share of demand',
  bias_naive double null comment 'of seasonal naive',
  bias_simple double null comment 'of the best simple method of the demand class',
  coverage double null comment 'share of days inside 5–95 %, 0…1',
  coverage_naive double null comment 'of seasonal naive',
  coverage_simple double null comment 'of the best simple method of the demand class',
  simple_method varchar(40) not null comment 'the best simple method of the demand class',
  reasons varchar(160) not null default '' comment 'codes, comma separated: outliers, missing-days, predecessor, short-history, promotion',
  fallback varchar(40) not null default '' comment 'code why a simple method answers although a learned one exists; empty: it does not',
  primary key (run_id, sku_id, warehouse_id), key forecast_value (run_id, value), key forecast_warehouse (run_id, warehouse_id, sku_id)
) comment 'One forecast per run, SKU and warehouse';

create table forecast_score (
  run_id bigint not null comment 'run',
  demand_class varchar(12) not null comment 'demand class; all: every series',
  method varchar(40) not null comment 'method; chosen: what each series got',
  series int not null comment 'series scored',
  demand double not null comment 'units in the scored days',
  wql double null comment 'weighted quantile loss, share of demand',
  wape double null comment 'share of demand',
  bias double null comment 'share of demand',
  coverage double null comment 'share of days inside 5–95 %, 0…1',
  chosen int not null default 0 comment 'series in whose forecast the method has a weight',
  primary key (run_id, demand_class, method)
) comment 'Back-test scores per demand class and method';

create table forecast_model (
  run_id bigint not null comment 'run that trained it',
  name varchar(40) not null comment 'what it predicts: mean',
  trained_from date not null comment 'first day in the training data',
  trained_to date not null comment 'last day in the training data',
  training_rows int not null comment 'rows',
  features text not null comment 'feature names in order, comma separated',
  options text not null comment 'parameters of the training as text',
  seed bigint not null comment 'of row and column draws',
  trees int not null comment 'trees kept',
  libraries varchar(200) not null comment 'library versions',
  sha256 char(64) not null comment 'hash of content, hexadecimal',
  content longblob not null comment 'the model in its own binary form',
  primary key (run_id, name)
) comment 'Learned models with their provenance';

create table forecast_override (
  id bigint not null comment 'identity',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  from_day date not null comment 'first day',
  to_day date not null comment 'last day',
  kind varchar(8) not null comment 'set: the range sells amount in total; percent: amount % more or less than the baseline',
  amount double not null comment 'units over the whole range, or percent',
  reason varchar(200) not null comment 'why, in the person''s words',
  expires_on date null comment 'not used after this day; null: never expires',
  created_by varchar(80) not null comment 'actor name',
  created_at datetime(6) not null comment 'UTC',
  withdrawn_at datetime(6) null comment 'UTC when it was taken back; null: in force',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), key forecast_override_sku (sku_id, warehouse_id, from_day)
) comment 'Forecasts that a person replaced on a range of days';
