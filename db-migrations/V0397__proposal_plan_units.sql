-- Room: replenishment. What a plan suggested stays beside what follows from a person's choice of supplier and day, so that plans are compared with plans.
alter table proposal add column plan_units int not null default 0 comment 'units that the last plan suggested; suggested_units also follows a person''s choice of supplier and day';
alter table proposal_draft add column plan_units int not null default 0 comment 'as in proposal';
update proposal set plan_units = suggested_units;
