-- Room: imports. A file is kept from the upload on, before anybody has said what it holds.
alter table import_file modify state varchar(12) not null comment 'given (uploaded, not started), waiting, running, done, failed, cancelled';
alter table import_file modify error varchar(1000) not null default '' comment 'why it failed as a whole: text key and its arguments, separated by |';
