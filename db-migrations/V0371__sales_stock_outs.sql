-- Room: sales. Times without stock are found from movements, beside those that were recorded.
alter table stock_out add column source varchar(12) not null default 'recorded' comment 'recorded: told with the data; found: from stock movements';
alter table stock_movement drop key stock_movement_sku, add key stock_movement_sku (sku_id, warehouse_id, moved_at, units);

create table stock_out_finding (
  id tinyint not null comment '1',
  found_to date not null comment 'last day for which times without stock were found',
  primary key (id)
) comment 'How far times without stock are known';

