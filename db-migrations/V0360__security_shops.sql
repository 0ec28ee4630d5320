-- Room: security. Tokens that stand in a shop's pages: they open one address, for the pages of named origins, so many times a minute.
alter table api_token
  add column scope varchar(10) not null default 'all' comment 'all: what its user may do; promise: only ask when a basket can reach a place' after name,
  add column calls_per_minute int null comment 'calls answered in a minute at most; null: not counted' after scope;

create table api_token_origin (
  token_id int not null comment 'token',
  origin varchar(100) not null comment 'scheme, host and port of pages that may use it, as browsers write them, lower case',
  primary key (token_id, origin), key api_token_origin_origin (origin),
  foreign key (token_id) references api_token (id)
) comment 'Pages that may use a token for shops';

create table api_token_calls (
  token_id int not null comment 'token',
  visitor char(64) not null comment 'SHA-256 of the address that called, hexadecimal; empty: all of them',
  minute bigint not null comment 'minutes since 1970-01-01 00:00 UTC',
  calls int not null comment 'calls in that minute',
  primary key (token_id, visitor, minute)
) comment 'How often a token for shops was used this minute; older minutes are deleted';
