-- Room: forecasting. Where an attempt to tune the network was computed, as the trainer itself told it.
alter table forecast_network_tuning
  add column provider varchar(40) not null default '' comment 'device and why that one, two codes separated by a space: CPU NO_CUDA_IN_BUILD; empty when nothing was computed, or before this was kept',
  add column provider_detail varchar(400) not null default '' comment 'names of the graphics cards that were there, used or not';
