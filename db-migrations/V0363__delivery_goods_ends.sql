-- Room: delivery. An end at the depot is kept without a warehouse: it is the depot's stock, whatever becomes of the order.
update transport_goods g join transport_order o on o.id = g.transport_id set g.from_warehouse_id = null
 where o.pickup_address = '' and o.pickup_latitude is null and o.pickup_longitude is null;
update transport_goods g join transport_order o on o.id = g.transport_id set g.to_warehouse_id = null
 where o.drop_address = '' and o.drop_latitude is null and o.drop_longitude is null;
alter table transport_goods
  modify from_warehouse_id int null comment 'warehouse whose stock they leave when they are fetched; null: the depot''s when fetched there, else no stock',
  modify to_warehouse_id int null comment 'warehouse whose stock they go into when they are brought; null: the depot''s when brought there, else no stock';
