-- Room: catalog. A holiday on which the warehouses are also closed is both.
alter table calendar_event drop key calendar_event_day, add unique key calendar_event_day (day, region, name, kind);
