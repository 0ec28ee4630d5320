-- Room: purchasing. The whole life of an order: who approved it, when and how it was sent, what the supplier confirmed line by line.
alter table purchase_order
  modify state varchar(16) not null comment 'proposed, approved, sent, confirmed, partly_received, received, closed, cancelled, rejected',
  add column approver varchar(10) not null default '' comment 'while proposed: the lowest role that may approve it; else empty',
  add column approved_by varchar(80) not null default '' comment 'who approved it; empty: nobody yet, or before this was noted',
  add column approved_at datetime(6) null comment 'UTC; null: not approved, or before this was noted',
  add column sent_how varchar(10) not null default '' comment 'email, phone, portal, post, other; empty: not sent, or not noted',
  add column sent_to varchar(200) not null default '' comment 'address, number or place it was sent to',
  add column reason varchar(300) not null default '' comment 'why it was rejected or cancelled';
alter table purchase_order_line
  add column confirmed_units int null comment 'units the supplier confirmed, ≥ 0; null: not confirmed by line, counts as ordered',
  add column expected_on date null comment 'day the supplier confirmed for this line; null: as the order';
update purchase_order set state = 'received' where state = 'completed';
update purchase_order set state = 'sent' where state = 'approved' and sent_at is not null;
update purchase_order o set state = 'partly_received' where state in ('approved', 'sent', 'confirmed')
  and exists (select 1 from purchase_order_line l where l.order_id = o.id and l.received_units > 0);
update purchase_order set approved_by = created_by, approved_at = created_at;
