-- Room: sales.
create table customer_order_claim (
  order_id bigint not null comment 'order that waits to be shipped',
  warehouse_id int not null comment 'warehouse that ships these units; a split order has several',
  sku_id int not null comment 'SKU',
  units int not null comment 'units claimed of its stock, ≥ 1',
  primary key (order_id, warehouse_id, sku_id), key customer_order_claim_place (sku_id, warehouse_id),
  foreign key (order_id) references customer_order (id), foreign key (sku_id) references sku (id), foreign key (warehouse_id) references warehouse (id)
) comment 'What orders claim of the stock';

insert into customer_order_claim (order_id, warehouse_id, sku_id, units)
select o.id, o.warehouse_id, l.sku_id, sum(l.units) from customer_order o join customer_order_line l on l.order_id = o.id
where o.warehouse_id is not null and o.state in ('open', 'allocated', 'planned', 'held') group by o.id, o.warehouse_id, l.sku_id;
