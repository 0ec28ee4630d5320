-- Room: stock. What was counted stands, whatever moved since: a count is known by its moment.
alter table stock_balance add column last_count datetime(6) null comment 'UTC of the newest count taken over from a file; null: never counted';

update stock_balance b
join (select sku_id, warehouse_id, max(moved_at) as at from stock_movement where kind = 'count' group by sku_id, warehouse_id) c on c.sku_id = b.sku_id and c.warehouse_id = b.warehouse_id
set b.last_count = c.at;
