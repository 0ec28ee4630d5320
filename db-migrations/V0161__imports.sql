-- Room: imports. Occurrences of a line within the file that is being read, so that the ledger needs no staging.
alter table sale_line
  add column read_run bigint not null default 0 comment 'random number of the run that read the line last',
  add column read_count int not null default 0 comment 'how often that run has read it';
