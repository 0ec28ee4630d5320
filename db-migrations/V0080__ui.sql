-- Room: ui. Saved views of grids.
create table user_view (
  id bigint not null comment 'identity, from id_block',
  owner varchar(80) not null comment 'actor name of the one who saved it',
  screen varchar(80) not null comment 'which grid: room.grid',
  name varchar(120) not null comment 'as the person named it; empty: the layout last used, kept silently',
  is_shared boolean not null comment 'true: everybody may use it, only the owner may change it',
  content json not null comment 'columns in order with width and visibility, filters, sorts',
  changed_at datetime(6) not null comment 'UTC',
  primary key (id),
  unique key user_view_name (screen, owner, name),
  key user_view_shared (screen, is_shared)
) comment 'Columns, filters and sorting that a person saved for a grid';
