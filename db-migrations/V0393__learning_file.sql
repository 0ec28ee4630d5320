-- Room: learning.
alter table model
  add column file_name varchar(255) null comment 'of the file in the models folder that holds the model; null: the content is all there is' after content_bytes,
  add column file_sha256 char(64) null comment 'of that file when it was found, lower-case hexadecimal' after file_name,
  add column file_bytes bigint null comment 'length of that file, bytes' after file_sha256;
