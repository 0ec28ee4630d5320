-- Room: forecasting. Every attempt to train the shipped network further on the company's own history.
create table forecast_network_tuning (
  id bigint not null comment 'identity',
  state varchar(20) not null comment 'running, promoted, not_better, no_gain, too_little, faulty, failed, cancelled or interrupted',
  started_at datetime(6) not null comment 'UTC',
  ended_at datetime(6) null comment 'UTC; null while it runs',
  started_by varchar(80) not null comment 'actor name',
  model_id bigint null comment 'the model that came of it, null when none did',
  series int null comment 'series trained on',
  steps int null comment 'training steps',
  seconds double null comment 'of training',
  loss_before double null comment 'training loss on the kept days before, on the scale of each series',
  loss_after double null comment 'the same of the best network',
  wql_before double null comment 'WQL of the network that answered, back-tested on days that nobody trained on',
  wql_after double null comment 'the same of the tuned network',
  blend_before double null comment 'WQL of the forecast with the network that answered, same days',
  blend_after double null comment 'the same with the tuned network',
  detail varchar(400) not null default '' comment 'what was seen when it ended otherwise than wished',
  primary key (id), key forecast_network_tuning_started (started_at)
) comment 'Attempts to tune the network on the company''s own history';
