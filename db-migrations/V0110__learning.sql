-- Room: learning.
create table model (
  id bigint not null comment 'identity',
  name varchar(80) not null comment 'what it answers for, room.purpose, for example forecasting.daily',
  kind varchar(20) not null comment 'boosting, quantiles or onnx: who can read the content',
  state varchar(12) not null comment 'candidate, promoted, retired or quarantined; at most one promoted per name',
  made_at datetime(6) not null comment 'UTC',
  made_by varchar(80) not null comment 'actor name',
  state_at datetime(6) not null comment 'since when in this state, UTC',
  state_by varchar(80) not null comment 'actor name',
  reason varchar(400) not null default '' comment 'why quarantined: fault code and what was seen',
  features mediumtext not null comment 'feature names in order, one per line',
  parameters text not null comment 'how it was trained, name=value per line',
  seed bigint not null comment 'of all random draws',
  row_count bigint not null comment 'training rows',
  data_from date null comment 'first day of the training data',
  data_to date null comment 'last day of the training data',
  metrics text not null comment 'scores on data not trained on, name=number per line',
  baseline_metrics text not null comment 'the same scores of the baseline on the same data, name=number per line',
  libraries varchar(400) not null comment 'library=version per line',
  sha256 char(64) not null comment 'of the content, lower-case hexadecimal',
  content_bytes bigint not null comment 'length of the content, bytes',
  primary key (id), key model_name_state (name, state)
) comment 'Trained and imported models with where they come from';

create table model_content (
  model_id bigint not null comment 'model',
  part int not null comment '0, 1, 2, …: the content in parts of one megabyte',
  bytes mediumblob not null comment 'this part',
  primary key (model_id, part),
  foreign key (model_id) references model (id) on delete cascade
) comment 'The models themselves, in our own binary form or ONNX';
