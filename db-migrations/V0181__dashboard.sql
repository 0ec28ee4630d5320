-- Room: dashboard. Units sold and wanted, for the fill rate.
alter table daily_figure modify name varchar(24) not null comment 'stock_value, cost_sold, revenue, places, places_in_stock, units_sold, units_wanted (sold and estimated lost), receipts, receipts_on_time, wql, wql_naive, alerts_open, alerts_money';
-- the past is filled again with the new figures
delete from daily_figure where name in ('places', 'places_in_stock');
