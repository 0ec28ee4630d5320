-- Room: replenishment. A rejection holds for the day on which it was made, whatever day the rejected plan was for.
alter table proposal add column rejected_on date null comment 'planning day on which it was rejected; null: it was not';
alter table proposal_draft add column rejected_on date null comment 'always null';
update proposal set rejected_on = planning_day where state = 'rejected';
