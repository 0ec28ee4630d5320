-- Room: sales. The warehouse the customer asked for stays; the one that ships has a column of its own.
alter table customer_order
  modify column warehouse_id int null comment 'warehouse the customer asked for; null: any',
  add column allocated_warehouse_id int null comment 'warehouse that ships most of it; null: not decided' after warehouse_id;

update customer_order o left join delivery_allocation a on a.order_id = o.id set o.allocated_warehouse_id = o.warehouse_id
where o.state in ('allocated', 'planned', 'shipped', 'delivered') or o.state = 'held' and a.warehouse_id = o.warehouse_id;

-- What the program chose had been written over the wish. Where it did not choose because of a wish, any warehouse may ship.
update customer_order o join delivery_allocation a on a.order_id = o.id and a.warehouse_id = o.warehouse_id set o.warehouse_id = null
where a.refusals not like '%|NOT_REQUESTED|%';
