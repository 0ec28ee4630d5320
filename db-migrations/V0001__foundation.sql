-- Room: database. Number blocks and settings.
create table id_block (
  name varchar(40) not null comment 'sequence name, one per table',
  next_id bigint not null comment 'first number not yet handed out',
  primary key (name)
) comment 'Numbers handed out in blocks, so that inserts can be batched';

create table setting (
  name varchar(80) not null comment 'room.setting',
  value varchar(2000) not null comment 'as text',
  changed_at datetime(6) not null comment 'UTC',
  changed_by varchar(80) not null comment 'actor name',
  primary key (name)
) comment 'What the company decided once: currency, language, budget, planning defaults';
