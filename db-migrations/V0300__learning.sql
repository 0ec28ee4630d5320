-- Room: learning. What answered before a promoted model did, to go back to.
alter table model add column replaced_id bigint null comment 'the model that answered before this one was promoted last; null: none, so that what ships answered' after reason;
