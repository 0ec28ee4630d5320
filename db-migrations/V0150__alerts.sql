-- Room: alerts.
create table alert (
  id bigint not null comment 'identity',
  alert_key varchar(120) not null comment 'what it is about: kind/SKU/warehouse or kind/order',
  live_key varchar(120) null comment 'alert_key while the finding is still there: one living alert per key; null: it is gone',
  kind varchar(20) not null comment 'stock_out, overstock, demand, late_order, suspicious_order',
  pattern varchar(20) not null comment 'what exactly was found, for example spike, shift_up, fading, burst',
  state varchar(12) not null comment 'open, acknowledged, snoozed, resolved',
  urgent boolean not null comment 'something can be lost within days',
  sku_id int null comment 'SKU; null: an order',
  warehouse_id int null comment 'warehouse; null: any',
  order_id bigint null comment 'purchase order or customer order; null: none',
  subject varchar(60) not null comment 'SKU code or order code',
  cause varchar(120) not null comment 'alerts of one cause belong together, for example supplier/7',
  money decimal(14,2) not null comment 'what it is worth, company currency, ≥ 0',
  evidence mediumtext not null comment 'JSON: the terms that add up to the money, numbers, texts, series with expected band',
  first_seen date not null comment 'planned day of the first run that found it',
  last_seen date not null comment 'planned day of the last run that found it',
  assignee varchar(80) not null default '' comment 'user name; empty: nobody',
  held_money decimal(14,2) null comment 'money when it was acknowledged, snoozed or resolved: it comes back when it grows beyond; null: not held',
  snoozed_until date null comment 'wakes up on this day',
  resolution varchar(12) not null default '' comment 'useful, not_useful: a person''s verdict; gone: it went by itself; empty: not resolved',
  resolved_at datetime(6) null comment 'UTC; null: not resolved',
  decided_by varchar(80) not null default '' comment 'who acknowledged, snoozed or resolved',
  comments int not null default 0 comment 'how many comments it has',
  created_at datetime(6) not null comment 'UTC',
  version int not null default 0 comment 'optimistic lock',
  primary key (id), unique key alert_live (live_key), key alert_rank (state, money), key alert_cause (cause), key alert_warehouse (warehouse_id, state),
  key alert_sku (sku_id, warehouse_id), key alert_key (alert_key)
) comment 'What needs a human, and what became of it';

create table alert_event (
  id bigint not null comment 'identity',
  alert_id bigint not null comment 'alert',
  at datetime(6) not null comment 'UTC',
  actor varchar(80) not null comment 'who',
  action varchar(12) not null comment 'found, changed, worse, woken, gone, acknowledged, assigned, snoozed, resolved, comment',
  money decimal(14,2) null comment 'money after it, company currency',
  note varchar(1000) not null default '' comment 'comment, name or code',
  primary key (id), key alert_event_alert (alert_id, id), key alert_event_at (at, action)
) comment 'History of alerts';

-- Room: dashboard.
create table daily_figure (
  day date not null comment 'the day it describes',
  name varchar(24) not null comment 'stock_value, cost_sold, revenue, places, places_in_stock, receipts, receipts_on_time, wql, wql_naive, alerts_open, alerts_money',
  warehouse_id int not null comment 'warehouse; 0: the whole company',
  amount double not null comment 'company currency, counts, or share of demand (wql); figures of warehouses add up',
  primary key (name, day, warehouse_id)
) comment 'What the first screen draws as trends, one row per figure, day and warehouse';
