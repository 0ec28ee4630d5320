-- Room: purchasing. What a printed order says: where the parties are, and what the supplier calls the thing.
alter table supplier add column address varchar(400) not null default '' comment 'postal address, lines separated by line breaks; may be empty';
alter table warehouse add column address varchar(400) not null default '' comment 'postal address, lines separated by line breaks; may be empty';
alter table supplier_term add column supplier_sku varchar(60) not null default '' comment 'the supplier''s own code of the SKU; empty: not known';
