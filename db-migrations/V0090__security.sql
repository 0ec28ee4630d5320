-- Room: security. People, tokens, failed sign-ins, the audit trail, answers to repeated requests.
create table app_user (
  id int not null comment 'identity',
  name varchar(80) not null comment 'sign-in name, unique ignoring case',
  full_name varchar(120) not null default '' comment 'as shown to others',
  role varchar(10) not null comment 'viewer, buyer, manager, admin',
  language varchar(5) not null default 'en' comment 'en or zh',
  active boolean not null default true comment 'may sign in',
  password_hash varchar(255) not null comment 'algorithm:iterations:salt:hash',
  must_change_password boolean not null default false comment 'the password was given by somebody else and works once',
  stamp int not null default 0 comment 'raised to end all sessions',
  last_sign_in_at datetime(6) null comment 'UTC; null: never',
  created_at datetime(6) not null comment 'UTC',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key app_user_name (name)
) comment 'People who may sign in';

create table app_user_warehouse (
  user_id int not null comment 'user',
  warehouse_id int not null comment 'warehouse in scope; a user without rows sees all',
  primary key (user_id, warehouse_id),
  foreign key (user_id) references app_user (id), foreign key (warehouse_id) references warehouse (id)
) comment 'Warehouse scope of users';

create table api_token (
  id int not null comment 'identity',
  user_id int not null comment 'whose role and scope it carries',
  name varchar(80) not null comment 'what it is for',
  token_hash char(64) not null comment 'SHA-256 of the token, hexadecimal',
  created_at datetime(6) not null comment 'UTC',
  expires_at datetime(6) not null comment 'UTC',
  last_used_at datetime(6) null comment 'UTC, to the minute; null: never',
  revoked_at datetime(6) null comment 'UTC; null: not revoked',
  primary key (id), unique key api_token_hash (token_hash), key api_token_user (user_id),
  foreign key (user_id) references app_user (id)
) comment 'Bearer tokens of the REST interface';

create table sign_in_failure (
  subject char(64) not null comment 'SHA-256 of what is counted: name and address, address, or name',
  failures int not null comment 'tries since the last success',
  last_at datetime(6) not null comment 'UTC of the last try',
  blocked_until datetime(6) null comment 'UTC; tries before it are refused unread',
  primary key (subject), key sign_in_failure_last (last_at)
) comment 'Failed sign-ins, for the back-off';

create table audit_entry (
  id bigint not null auto_increment comment 'identity, ascending in time',
  at datetime(6) not null comment 'UTC',
  actor varchar(80) not null comment 'sign-in name, or night run',
  action varchar(80) not null comment 'room.verb',
  entity varchar(60) not null comment 'what was changed',
  entity_id varchar(120) not null comment 'its identity',
  before_value mediumtext not null comment 'values before; empty when new',
  after_value mediumtext not null comment 'values after; empty when gone',
  primary key (id), key audit_entry_entity (entity, entity_id), key audit_entry_at (at), key audit_entry_actor (actor)
) comment 'Who changed what, when; rows are never changed';

create table idempotency_key (
  actor varchar(80) not null comment 'whose key',
  key_hash char(64) not null comment 'SHA-256 of the Idempotency-Key header',
  request_hash char(64) not null comment 'SHA-256 of method, path, query and body',
  claim char(36) not null comment 'which attempt may answer',
  claimed_at datetime(6) not null comment 'UTC',
  status int null comment 'HTTP status of the first answer; null: still at work',
  location varchar(500) null comment 'Location header of the first answer',
  body mediumtext null comment 'JSON of the first answer',
  primary key (actor, key_hash), key idempotency_key_claimed (claimed_at)
) comment 'First answers to creating requests, replayed when they are repeated';
