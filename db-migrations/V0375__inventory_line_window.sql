-- Room: replenishment. What an approval does to a line's state is told by the days that an order placed with the plan decides.
alter table inventory_line
  add column decides_from int not null default 0 comment 'days after the planning day: an order placed then arrives on this day, expected',
  add column decides_until int not null default 0 comment 'days after the planning day: the next order arrives on this day; 0: the line is not planned';
