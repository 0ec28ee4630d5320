-- Room: jobs. Why a job failed, in no language.
alter table job
  add column reasons varchar(2000) not null default '' comment 'why it failed: text key|argument|…, a line each, the outermost first; error says the same in English' after error;
