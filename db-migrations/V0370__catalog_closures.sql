-- Room: catalog. The calendar also knows planned closures.
alter table calendar_event modify kind varchar(12) not null comment 'holiday, event, closed: the warehouses of the region plan to be closed';
alter table sales_gap modify kind varchar(12) not null comment 'closed: nothing could be sold, for the silence is implausible otherwise; missing: data were lost';
