-- Room: replenishment. A rank that an edit does not move, lines that a person keeps, limits per role.
alter table proposal
  add rank_rate double not null default 0 comment 'return_rate that the plan gave it: the place on the worklist, which an edit does not change',
  add firmed_by varchar(80) not null default '' comment 'who keeps it as it stands: the next plan plans around it; empty: nobody',
  add key proposal_place (state, rank_rate);
alter table proposal_draft
  add rank_rate double not null default 0 comment 'as return_rate',
  add firmed_by varchar(80) not null default '' comment 'always empty',
  add key proposal_place (state, rank_rate);
update proposal set rank_rate = return_rate;
