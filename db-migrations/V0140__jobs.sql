-- Room: jobs. Durable rows of long work, and the table of the scheduling library (db-scheduler 16).
create table job (
  id bigint not null comment 'identity',
  kind varchar(60) not null comment 'which work, for example forecasting.run',
  unique_key varchar(180) not null comment 'what makes it the same request; freed to kind#id when a request without a key has ended',
  state varchar(12) not null comment 'waiting, running, done, failed, cancelled',
  parameters text not null comment 'JSON object of texts',
  requested_by varchar(80) not null comment 'actor name',
  actor text not null comment 'JSON: role and warehouse scope it runs with',
  requested_at datetime(6) not null comment 'UTC',
  started_at datetime(6) null comment 'UTC of the last start',
  finished_at datetime(6) null comment 'UTC',
  node varchar(80) not null default '' comment 'where it ran last',
  attempts int not null default 0 comment 'starts so far; more than one after a crash',
  step varchar(120) not null default '' comment 'text key of the present step',
  step_started_at datetime(6) null comment 'UTC',
  done_units bigint not null default 0 comment 'units of work done in the step',
  total_units bigint not null default 0 comment 'all units of the step; 0: unknown',
  cancel_requested boolean not null default false comment 'somebody asked to stop',
  cancelled_by varchar(80) not null default '' comment 'who asked to stop',
  summary varchar(500) not null default '' comment 'result in a few words and numbers',
  path varchar(200) not null default '' comment 'in-app path that shows the result',
  error varchar(2000) not null default '' comment 'what went wrong',
  primary key (id), unique key job_unique (unique_key), key job_state (state, requested_at), key job_kind (kind, id)
) comment 'Long work: asked for, running, done';

create table job_log (
  job_id bigint not null comment 'job',
  line_no int not null comment '1…',
  logged_at datetime(6) not null comment 'UTC',
  line varchar(1000) not null comment 'text',
  primary key (job_id, line_no)
) comment 'What a job said while it ran';

create table scheduled_tasks (
  task_name varchar(100) not null comment 'task',
  task_instance varchar(100) not null comment 'job id',
  task_data blob comment 'unused',
  execution_time timestamp(6) not null default current_timestamp(6) comment 'not before',
  picked boolean not null comment 'taken by a node',
  picked_by varchar(50) comment 'node',
  last_success timestamp(6) null comment 'last success',
  last_failure timestamp(6) null comment 'last failure',
  consecutive_failures int comment 'failures in a row',
  last_heartbeat timestamp(6) null comment 'node is alive',
  version bigint not null comment 'optimistic lock',
  priority smallint comment 'unused',
  primary key (task_name, task_instance), key scheduled_tasks_due (execution_time), key scheduled_tasks_heartbeat (last_heartbeat)
) comment 'Executions due and running, kept by db-scheduler';
