-- Room: delivery. How far and how fast: measured by region on past trips, and legs that are known from a file or a service.
create table delivery_calibration (
  id bigint not null comment 'identity',
  made_at datetime(6) not null comment 'UTC',
  made_by varchar(80) not null comment 'actor name',
  from_day date not null comment 'first day of the trips it was measured on',
  to_day date not null comment 'last day of the trips it was measured on',
  legs int not null comment 'legs it was measured on',
  metre_legs int not null comment 'of these with a reading of the odometer at both ends',
  road_factor decimal(6,3) not null comment 'everywhere: road metres per metre as the crow flies',
  seconds_per_km decimal(8,2) not null comment 'everywhere: seconds per kilometre as the crow flies',
  checked_legs int not null comment 'newest legs, kept apart to check it on',
  stated_error decimal(10,2) not null comment 'mean absolute error on them by what was stated, seconds per leg',
  measured_error decimal(10,2) not null comment 'mean absolute error on them by what was measured on the others, seconds per leg',
  primary key (id)
) comment 'Measurements of travel on past trips; the newest counts, when it is better than what was stated';

create table delivery_region (
  calibration_id bigint not null comment 'measurement',
  cell_row int not null comment 'tenths of a degree north, southern edge',
  cell_column int not null comment 'tenths of a degree east, western edge',
  legs int not null comment 'legs that begin or end there',
  metre_legs int not null comment 'of these with a reading of the odometer at both ends',
  road_factor decimal(6,3) not null comment 'road metres per metre as the crow flies',
  seconds_per_km decimal(8,2) not null comment 'seconds per kilometre as the crow flies',
  primary key (calibration_id, cell_row, cell_column),
  foreign key (calibration_id) references delivery_calibration (id) on delete cascade
) comment 'Travel by region';

create table delivery_leg (
  from_place bigint not null comment 'begin, to a ten-thousandth of a degree: (latitude + 90) × 10⁴ × 4·10⁶ + (longitude + 180) × 10⁴',
  to_place bigint not null comment 'end, likewise',
  metres int not null comment 'road metres',
  seconds int not null comment 'driving, seconds',
  source varchar(8) not null comment 'file, service',
  noted_at datetime(6) not null comment 'UTC',
  primary key (from_place, to_place), key delivery_leg_source (source)
) comment 'Legs that are known';

create table delivery_matrix (
  id bigint not null comment 'identity',
  places int not null comment 'depot and stops',
  known int not null comment 'cells from known legs, the others are estimated',
  cells longblob not null comment 'deflated: metres, then seconds, row by row, four bytes each, big-endian',
  primary key (id)
) comment 'Travel as a plan was made with it, shared by the versions with the same stops';

alter table delivery_plan add column matrix_id bigint null comment 'travel it was made with; null: straight lines times road_factor at speed_kmh' after speed_kmh;
alter table delivery_visit add column odometer_km decimal(9,1) null comment 'reading of the odometer on arrival, kilometres; null: not noted' after left_at;
