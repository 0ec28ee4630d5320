-- Room: stock. A warehouse may be fed by another one; the plan then proposes transfers instead of orders.
alter table warehouse add column supplied_from int null comment 'warehouse that feeds it; null: it buys from suppliers';
alter table warehouse add column transfer_days int null comment 'days from the feeding warehouse, 0…60; null: the company''s usual days of a transfer';
alter table warehouse add constraint warehouse_supplied_from foreign key (supplied_from) references warehouse (id);
alter table inventory_line add column from_warehouse_id int null comment 'warehouse that feeds the line; null: it is bought';
