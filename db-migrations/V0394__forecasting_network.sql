-- Room: forecasting.
alter table forecast_run
  add column network varchar(200) not null default '' comment 'names of the networks that answered, empty: none did',
  add column network_provider varchar(60) not null default '' comment 'where they ran and why there: two codes separated by a space; empty when none answered',
  add column network_detail varchar(400) not null default '' comment 'what ONNX Runtime said about that, empty when it had nothing to say',
  add column network_fault varchar(400) not null default '' comment 'networks that were to answer and did not, with fault code and what was seen; empty when all went well';
