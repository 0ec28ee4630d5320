-- Room: imports. What the ledger holds per warehouse and day, so that a file does not have the whole of it read.
create table sale_day (
  day date not null comment 'day sold, company time',
  warehouse_id int not null comment 'warehouse',
  orders int not null comment 'orders with a sale; a line that names neither order nor customer stands for itself',
  occurrences bigint not null comment 'lines of the ledger, cancellations too',
  primary key (day, warehouse_id)
) comment 'Orders and lines of the ledger of sales per day';

insert into sale_day
select date(sold_at), warehouse_id, count(distinct case when units > 0 then coalesce(nullif(invoice, ''), nullif(customer, ''), hex(line_key)) end), sum(occurrences)
from sale_line group by date(sold_at), warehouse_id;
