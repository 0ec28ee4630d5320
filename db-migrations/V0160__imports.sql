-- Room: imports. Files that came in, the rows that could not be used, and the ledger of sales lines.
create table import_file (
  id bigint not null comment 'identity',
  name varchar(200) not null comment 'file name as given, for people',
  sha256 char(64) not null comment 'of the bytes as given, hexadecimal',
  bytes bigint not null comment 'size as given',
  kind varchar(20) not null comment 'skus, suppliers, terms, stock, sales, purchase_orders',
  choices text not null comment 'JSON: column of each field, encoding, separator, number style, day order, warehouse',
  state varchar(12) not null comment 'waiting, done, failed, cancelled',
  imported_by varchar(80) not null comment 'actor name',
  asked_at datetime(6) not null comment 'UTC',
  finished_at datetime(6) null comment 'UTC',
  rows_read bigint not null default 0 comment 'rows in the file',
  rows_used bigint not null default 0 comment 'rows that were taken over',
  rows_known bigint not null default 0 comment 'rows that an earlier file had brought already',
  rows_rejected bigint not null default 0 comment 'rows that could not be used',
  summary text not null comment 'JSON: counts by what they are',
  error varchar(1000) not null default '' comment 'why it failed as a whole',
  primary key (id), key import_file_sha (sha256), key import_file_asked (asked_at)
) comment 'Files that came in';

create table import_rejection (
  import_id bigint not null comment 'file',
  line_no bigint not null comment 'line in the file, 1 is the header',
  column_name varchar(120) not null comment 'column in the file',
  value varchar(300) not null comment 'what stands there',
  reason varchar(40) not null comment 'code: missing, notANumber, serviceCode, …',
  primary key (import_id, line_no)
) comment 'Rows that could not be used, with the first reason';

create table sale_line (
  line_key binary(16) not null comment 'hash of invoice, SKU, warehouse, moment, units and price',
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  invoice varchar(40) not null comment 'invoice number, empty when unknown',
  sold_at datetime not null comment 'moment of the sale or cancellation, company time',
  units int not null comment 'signed: negative is a cancellation or return',
  unit_price decimal(14,4) not null comment 'company currency per unit',
  customer varchar(40) not null comment 'customer reference, empty when unknown',
  occurrences int not null comment 'how often the same line stands in one file, the most of all files',
  primary key (line_key), key sale_line_sku (sku_id, warehouse_id)
) comment 'Sales lines as imported: the truth that daily sales are netted from; overlapping files count once';
