-- Room: stock. What was approved to move before there were transfers was never booked: it lapses, and the next plan suggests it again.
update proposal set state = 'lapsed', open_key = null where kind = 'transfer' and state = 'approved';

create table stock_transfer (
  id bigint not null comment 'identity',
  code varchar(40) not null comment 'unique code',
  from_warehouse_id int not null comment 'warehouse that gives',
  to_warehouse_id int not null comment 'warehouse that gets',
  state varchar(12) not null comment 'planned, shipped, received, cancelled',
  ship_on date not null comment 'day it should leave',
  arrives_on date not null comment 'day it should arrive',
  shipped_on date null comment 'day it left',
  received_on date null comment 'day it arrived',
  created_by varchar(80) not null comment 'who asked for it',
  created_at datetime(6) not null comment 'UTC',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key stock_transfer_code (code), key stock_transfer_state (state, ship_on),
  foreign key (from_warehouse_id) references warehouse (id), foreign key (to_warehouse_id) references warehouse (id)
) comment 'Moves of stock from one warehouse to another';

create table stock_transfer_line (
  transfer_id bigint not null comment 'transfer',
  line_no int not null comment '1…',
  sku_id int not null comment 'SKU',
  units int not null comment 'units asked for, ≥ 1',
  shipped_units int not null default 0 comment 'units that left',
  received_units int not null default 0 comment 'units that arrived; what is missing of the shipped is lost',
  proposal_key varchar(80) null comment 'proposal it came from: moved once; null: asked for by hand',
  primary key (transfer_id, line_no), unique key stock_transfer_line_proposal (proposal_key), key stock_transfer_line_sku (sku_id),
  foreign key (transfer_id) references stock_transfer (id), foreign key (sku_id) references sku (id)
) comment 'Lines of transfers';
