select 9223372036854775807 as largest, -9223372036854775807 as smallest, 123456789012.345678 as digits, date '9999-12-31' as last_day,
  timestamp '9999-12-31 23:59:59' as last_moment, date '2000-02-29' as leap_day;
