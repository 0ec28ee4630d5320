-- Room: forecasting. What each step of the forecast said of a week just before it began, and how right that was once the week was over.
alter table forecast
  add column wape_naive double null comment 'absolute error of the median of seasonal naive in the back-test, share of demand' after wape,
  add column wape_simple double null comment 'the same of the best simple method of the demand class' after wape_naive,
  add column next_naive float null comment 'units that seasonal naive expects of the next whole week, Monday to Sunday',
  add column next_simple float null comment 'units that simple_method expects of it',
  add column past_weeks varbinary(16) null comment 'four floats: units wanted in the four newest complete weeks, newest first; NaN: a day was missing';

create table forecast_past (
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  weeks varbinary(900) not null comment 'up to 26 weeks, oldest first: week since 1970 as short, then floats in units: naive, best simple, baseline, with overrides, wanted (NaN: not over yet, −1: a day was missing)',
  primary key (sku_id, warehouse_id)
) comment 'What was expected of each week just before it began';

create table forecast_past_edit (
  sku_id int not null comment 'SKU',
  warehouse_id int not null comment 'warehouse',
  week date not null comment 'Monday',
  override_id bigint not null comment 'the newest override that changed the week',
  primary key (sku_id, warehouse_id, week)
) comment 'Which override changed a week that is not over yet';

create table forecast_value (
  week date not null comment 'Monday',
  category_id int not null comment 'category of the SKUs themselves; 0: none',
  warehouse_id int not null comment 'warehouse',
  demand_class varchar(12) not null comment 'smooth, erratic, intermittent, lumpy, new, dead',
  expected double not null comment 'units expected with overrides, all series',
  series int not null comment 'series whose week is known',
  actual double not null comment 'units wanted, series whose week is known; the same for what follows',
  naive_error double not null comment 'sum of absolute errors of seasonal naive, units',
  simple_error double not null comment 'of the best simple method',
  baseline_error double not null comment 'of the chosen methods, machine-learned ones included',
  total_error double not null comment 'with overrides',
  primary key (week, category_id, warehouse_id, demand_class)
) comment 'Errors of each step of the forecast per week and group of SKUs';

create table forecast_value_edit (
  override_id bigint not null comment 'override',
  week date not null comment 'Monday',
  category_id int not null comment 'category of the SKUs themselves; 0: none',
  warehouse_id int not null comment 'warehouse',
  series int not null comment 'series whose week is known',
  actual double not null comment 'units wanted',
  baseline_error double not null comment 'sum of absolute errors without the override, units',
  total_error double not null comment 'with it',
  primary key (override_id, week, category_id, warehouse_id)
) comment 'What each override did to the error of the weeks that are over';
