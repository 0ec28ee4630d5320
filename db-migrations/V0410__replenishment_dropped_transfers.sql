-- Room: replenishment. A line whose transfer was dropped while the plan was published, and that cannot be bought instead, is a gap with known units.
alter table planning_gap modify reason varchar(24) not null comment 'no_supplier, no_forecast, no_cost, no_rate, bad_lead_time, bad_pack, bad_forecast, minimum_above_room, invalid, transfer_dropped',
  modify revenue_at_risk decimal(14,2) not null default 0 comment 'expected revenue of the next 28 days, company currency; of transfer_dropped the sales lost until the units could be there',
  add column units int not null default 0 comment 'units needed; 0 where they cannot be told';
