-- Room: jobs. Parts of a job are jobs of their own.
alter table job
  add column part_of bigint null comment 'job whose part it is; null: it stands for itself' after id,
  add key job_part (part_of, state);
