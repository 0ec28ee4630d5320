-- Room: purchasing.
create table purchase_order (
  id bigint not null comment 'identity',
  code varchar(40) not null comment 'unique code',
  supplier_id int not null comment 'supplier',
  warehouse_id int not null comment 'where it is received',
  state varchar(12) not null comment 'approved, confirmed, completed, closed, cancelled',
  ordered_on date not null comment 'order day',
  due_on date not null comment 'day the supplier promised',
  expected_on date null comment 're-estimated receipt day; null: as due',
  currency char(3) not null comment 'ISO 4217 of the prices',
  value decimal(14,2) not null comment 'order value, supplier currency',
  created_by varchar(80) not null comment 'actor name',
  created_at datetime(6) not null comment 'UTC',
  sent_at datetime(6) null comment 'UTC when sent to the supplier; null: not yet',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key purchase_order_code (code), key purchase_order_state (state, due_on), key purchase_order_supplier (supplier_id, ordered_on),
  foreign key (supplier_id) references supplier (id), foreign key (warehouse_id) references warehouse (id)
) comment 'Orders to suppliers';

create table purchase_order_line (
  order_id bigint not null comment 'purchase order',
  line_no int not null comment '1…, stable',
  sku_id int not null comment 'SKU',
  units int not null comment 'units ordered, ≥ 1',
  received_units int not null default 0 comment 'units received so far',
  unit_cost decimal(14,4) not null comment 'supplier currency per unit',
  due_on date not null comment 'due day of this line',
  proposal_key varchar(80) null comment 'the proposal it came from: one line at most',
  primary key (order_id, line_no), unique key purchase_order_line_proposal (proposal_key), key purchase_order_line_sku (sku_id, due_on),
  foreign key (order_id) references purchase_order (id), foreign key (sku_id) references sku (id)
) comment 'Lines of purchase orders';

create table receipt (
  id bigint not null comment 'identity',
  order_id bigint not null comment 'purchase order',
  line_no int not null comment 'its line',
  received_on date not null comment 'day of receipt',
  units int not null comment 'units received',
  primary key (id), key receipt_line (order_id, line_no), key receipt_day (received_on)
) comment 'Receipts: when what really came';
