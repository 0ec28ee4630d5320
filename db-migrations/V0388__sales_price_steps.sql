-- Room: sales. Plans of list prices begin with their first step; what held before is on invoices, or the SKU's list price.
delete from price_period where from_day = '1970-01-01';
