-- Room: replenishment. Two people who change one field are told who changed it.
alter table proposal_event add column fields varchar(40) not null default '' comment 'what a person changed: units, supplier, day, separated by commas';
