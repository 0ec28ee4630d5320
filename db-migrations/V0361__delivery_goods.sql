-- Room: delivery. What a transport order carries, where it comes out of stock or goes into it.
create table transport_goods (
  transport_id bigint not null comment 'transport order',
  reason varchar(10) not null comment 'return: from a customer; collection: from a supplier or maker; transfer: out of a warehouse',
  from_warehouse_id int null comment 'warehouse whose stock they leave when they are fetched; null: no stock',
  to_warehouse_id int null comment 'warehouse whose stock they go into when they are brought; null: no stock',
  fetched_at datetime(6) null comment 'UTC of being booked out or taken on board; null: not yet',
  brought_at datetime(6) null comment 'UTC of being brought and booked in; null: not yet',
  primary key (transport_id),
  foreign key (transport_id) references transport_order (id), foreign key (from_warehouse_id) references warehouse (id), foreign key (to_warehouse_id) references warehouse (id)
) comment 'Goods of transport orders and how far they are';

create table transport_line (
  transport_id bigint not null comment 'transport order',
  line_no int not null comment '1…',
  sku_id int not null comment 'SKU',
  units int not null comment 'units carried, ≥ 1',
  primary key (transport_id, line_no), key transport_line_sku (sku_id),
  foreign key (transport_id) references transport_goods (transport_id), foreign key (sku_id) references sku (id)
) comment 'Lines of goods of transport orders';
