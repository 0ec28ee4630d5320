alter table customer_order add column priority varchar(8) not null default 'usual' comment 'usual, high, first: who is served before others where goods or vehicles are short';
