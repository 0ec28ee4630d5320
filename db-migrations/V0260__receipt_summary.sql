-- Room: purchasing. The list of suppliers adds up two years of receipts; it reads these sums, which are written with the receipts.
create table receipt_summary (
  order_id bigint not null comment 'purchase order',
  receipts int not null comment 'receipts on or after the order day',
  days bigint not null comment 'sum over them: days from order to receipt',
  days_squared bigint not null comment 'sum over them: the squares of these days',
  on_time int not null comment 'how many of them came not after the due day of their line',
  units bigint not null comment 'units ordered, all lines',
  filled_units bigint not null comment 'units received, of each line at most what was ordered',
  primary key (order_id), foreign key (order_id) references purchase_order (id) on delete cascade
) comment 'What came of a purchase order, added up';

insert into receipt_summary (order_id, receipts, days, days_squared, on_time, units, filled_units)
select l.order_id, coalesce(r.receipts, 0), coalesce(r.days, 0), coalesce(r.days_squared, 0), coalesce(r.on_time, 0), l.units, l.filled_units
from (select order_id, sum(units) as units, sum(least(received_units, units)) as filled_units from purchase_order_line group by order_id) l
left join (select o.id, count(*) as receipts, sum(datediff(c.received_on, o.ordered_on)) as days,
    sum(datediff(c.received_on, o.ordered_on) * datediff(c.received_on, o.ordered_on)) as days_squared, sum(c.received_on <= p.due_on) as on_time
  from purchase_order o join purchase_order_line p on p.order_id = o.id join receipt c on c.order_id = p.order_id and c.line_no = p.line_no
  where c.received_on >= o.ordered_on group by o.id) r on r.id = l.order_id;
