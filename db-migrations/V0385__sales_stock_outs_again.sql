-- Room: sales. What changed is looked at again for times without stock, however many files ask for it while a look is going on.
alter table stock_out_finding
  modify found_to date null comment 'last day for which times without stock were found; null: never looked',
  add column again_from date null comment 'first day that changed since it was looked at; null: none',
  add column asked bigint not null default 0 comment 'how often it was asked to look again';
