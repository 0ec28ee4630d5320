-- Room: forecasting. Names of blends of three methods are longer than forty letters.
alter table forecast
  modify column method varchar(160) not null comment 'method code, or codes of a blend joined by +',
  modify column weights varchar(400) not null comment 'method:weight, comma separated';
