-- Room: replenishment. A person may choose supplier and day of a proposal, not only its quantity.
alter table proposal add column chosen varchar(40) not null default '' comment 'what a person chose beside the quantity: supplier, day, or both separated by a comma';
alter table proposal_draft add column chosen varchar(40) not null default '' comment 'as in proposal';
