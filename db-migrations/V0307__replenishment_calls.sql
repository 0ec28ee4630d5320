-- Room: replenishment. Advice about open orders is given from a stake on; what is left out is said.
alter table replenishment_plan
  add column call_least decimal(14,2) null comment 'an open order is advised on from this stake on, company currency; null: nothing was left out',
  add column calls_left int not null default 0 comment 'open orders with less at stake that nothing is advised on',
  add column calls_left_stake decimal(14,2) not null default 0 comment 'what these come to together, company currency';
