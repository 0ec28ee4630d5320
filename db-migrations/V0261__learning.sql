-- Room: learning. A model from elsewhere is kept before it is tried.
alter table model modify state varchar(12) not null comment 'untried, candidate, promoted, retired or quarantined; at most one promoted per name';
