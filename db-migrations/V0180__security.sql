-- Room: security. Language and theme follow the person to every browser.
alter table app_user
  modify language varchar(5) not null default 'auto' comment 'auto: as the browser asks; en, zh',
  add theme varchar(6) not null default 'auto' comment 'auto: as the browser had it; light, dark, system';
