alter table forecast_sum modify past mediumblob not null
  comment 'compressed floats per day of history: units sold, units wanted (cleaned, lost demand estimated), these at the day''s list price, units lost out of stock, people''s adjustments, units usually wanted of what is on promotion';
