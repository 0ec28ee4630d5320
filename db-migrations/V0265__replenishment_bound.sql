-- Room: replenishment.
alter table replenishment_plan add column bound_cost decimal(16,2) null comment 'no plan for the same needs costs less, company currency; null: not computed' after cost;
