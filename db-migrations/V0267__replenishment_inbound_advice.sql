-- Room: replenishment.
alter table proposal add column inbound_advice varchar(8) not null default '' comment 'what the plan advises about open orders of the line: expedite, postpone, cancel; empty: nothing';
alter table proposal_draft add column inbound_advice varchar(8) not null default '' comment 'what the plan advises about open orders of the line: expedite, postpone, cancel; empty: nothing';
