-- Room: forecasting. What segments were made from, so that they serve another run from the same; and who makes one now.
alter table forecast_run
  add column inputs char(64) null comment 'SHA-256 of everything the run was made from; null: made in one piece' after job_id,
  add key forecast_run_inputs (inputs);

alter table forecast_segment
  add column attempt int not null default 0 comment 'how often it was begun; only what the last attempt made counts' after series;
