WITH america_new_york_clock AS (
  SELECT '1970' AS year, -18000 AS seconds_0, TIMESTAMP '1970-04-26 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1970-10-25 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1971' AS year, -18000 AS seconds_0, TIMESTAMP '1971-04-25 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1971-10-31 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1972' AS year, -18000 AS seconds_0, TIMESTAMP '1972-04-30 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1972-10-29 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1973' AS year, -18000 AS seconds_0, TIMESTAMP '1973-04-29 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1973-10-28 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1974' AS year, -18000 AS seconds_0, TIMESTAMP '1974-01-06 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1974-10-27 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1975' AS year, -18000 AS seconds_0, TIMESTAMP '1975-02-23 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1975-10-26 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1976' AS year, -18000 AS seconds_0, TIMESTAMP '1976-04-25 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1976-10-31 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1977' AS year, -18000 AS seconds_0, TIMESTAMP '1977-04-24 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1977-10-30 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1978' AS year, -18000 AS seconds_0, TIMESTAMP '1978-04-30 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1978-10-29 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1979' AS year, -18000 AS seconds_0, TIMESTAMP '1979-04-29 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1979-10-28 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1980' AS year, -18000 AS seconds_0, TIMESTAMP '1980-04-27 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1980-10-26 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1981' AS year, -18000 AS seconds_0, TIMESTAMP '1981-04-26 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1981-10-25 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1982' AS year, -18000 AS seconds_0, TIMESTAMP '1982-04-25 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1982-10-31 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1983' AS year, -18000 AS seconds_0, TIMESTAMP '1983-04-24 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1983-10-30 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1984' AS year, -18000 AS seconds_0, TIMESTAMP '1984-04-29 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1984-10-28 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1985' AS year, -18000 AS seconds_0, TIMESTAMP '1985-04-28 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1985-10-27 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1986' AS year, -18000 AS seconds_0, TIMESTAMP '1986-04-27 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1986-10-26 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1987' AS year, -18000 AS seconds_0, TIMESTAMP '1987-04-05 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1987-10-25 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1988' AS year, -18000 AS seconds_0, TIMESTAMP '1988-04-03 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1988-10-30 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1989' AS year, -18000 AS seconds_0, TIMESTAMP '1989-04-02 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1989-10-29 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1990' AS year, -18000 AS seconds_0, TIMESTAMP '1990-04-01 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1990-10-28 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1991' AS year, -18000 AS seconds_0, TIMESTAMP '1991-04-07 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1991-10-27 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1992' AS year, -18000 AS seconds_0, TIMESTAMP '1992-04-05 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1992-10-25 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1993' AS year, -18000 AS seconds_0, TIMESTAMP '1993-04-04 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1993-10-31 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1994' AS year, -18000 AS seconds_0, TIMESTAMP '1994-04-03 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1994-10-30 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1995' AS year, -18000 AS seconds_0, TIMESTAMP '1995-04-02 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1995-10-29 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1996' AS year, -18000 AS seconds_0, TIMESTAMP '1996-04-07 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1996-10-27 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1997' AS year, -18000 AS seconds_0, TIMESTAMP '1997-04-06 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1997-10-26 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1998' AS year, -18000 AS seconds_0, TIMESTAMP '1998-04-05 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1998-10-25 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '1999' AS year, -18000 AS seconds_0, TIMESTAMP '1999-04-04 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '1999-10-31 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2000' AS year, -18000 AS seconds_0, TIMESTAMP '2000-04-02 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2000-10-29 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2001' AS year, -18000 AS seconds_0, TIMESTAMP '2001-04-01 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2001-10-28 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2002' AS year, -18000 AS seconds_0, TIMESTAMP '2002-04-07 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2002-10-27 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2003' AS year, -18000 AS seconds_0, TIMESTAMP '2003-04-06 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2003-10-26 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2004' AS year, -18000 AS seconds_0, TIMESTAMP '2004-04-04 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2004-10-31 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2005' AS year, -18000 AS seconds_0, TIMESTAMP '2005-04-03 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2005-10-30 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2006' AS year, -18000 AS seconds_0, TIMESTAMP '2006-04-02 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2006-10-29 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2007' AS year, -18000 AS seconds_0, TIMESTAMP '2007-03-11 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2007-11-04 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2008' AS year, -18000 AS seconds_0, TIMESTAMP '2008-03-09 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2008-11-02 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2009' AS year, -18000 AS seconds_0, TIMESTAMP '2009-03-08 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2009-11-01 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2010' AS year, -18000 AS seconds_0, TIMESTAMP '2010-03-14 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2010-11-07 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2011' AS year, -18000 AS seconds_0, TIMESTAMP '2011-03-13 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2011-11-06 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2012' AS year, -18000 AS seconds_0, TIMESTAMP '2012-03-11 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2012-11-04 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2013' AS year, -18000 AS seconds_0, TIMESTAMP '2013-03-10 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2013-11-03 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2014' AS year, -18000 AS seconds_0, TIMESTAMP '2014-03-09 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2014-11-02 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2015' AS year, -18000 AS seconds_0, TIMESTAMP '2015-03-08 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2015-11-01 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2016' AS year, -18000 AS seconds_0, TIMESTAMP '2016-03-13 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2016-11-06 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2017' AS year, -18000 AS seconds_0, TIMESTAMP '2017-03-12 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2017-11-05 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2018' AS year, -18000 AS seconds_0, TIMESTAMP '2018-03-11 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2018-11-04 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2019' AS year, -18000 AS seconds_0, TIMESTAMP '2019-03-10 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2019-11-03 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2020' AS year, -18000 AS seconds_0, TIMESTAMP '2020-03-08 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2020-11-01 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2021' AS year, -18000 AS seconds_0, TIMESTAMP '2021-03-14 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2021-11-07 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2022' AS year, -18000 AS seconds_0, TIMESTAMP '2022-03-13 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2022-11-06 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2023' AS year, -18000 AS seconds_0, TIMESTAMP '2023-03-12 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2023-11-05 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2024' AS year, -18000 AS seconds_0, TIMESTAMP '2024-03-10 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2024-11-03 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2025' AS year, -18000 AS seconds_0, TIMESTAMP '2025-03-09 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2025-11-02 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2026' AS year, -18000 AS seconds_0, TIMESTAMP '2026-03-08 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2026-11-01 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2027' AS year, -18000 AS seconds_0, TIMESTAMP '2027-03-14 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2027-11-07 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2028' AS year, -18000 AS seconds_0, TIMESTAMP '2028-03-12 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2028-11-05 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2029' AS year, -18000 AS seconds_0, TIMESTAMP '2029-03-11 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2029-11-04 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2030' AS year, -18000 AS seconds_0, TIMESTAMP '2030-03-10 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2030-11-03 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2031' AS year, -18000 AS seconds_0, TIMESTAMP '2031-03-09 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2031-11-02 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2032' AS year, -18000 AS seconds_0, TIMESTAMP '2032-03-14 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2032-11-07 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2033' AS year, -18000 AS seconds_0, TIMESTAMP '2033-03-13 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2033-11-06 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2034' AS year, -18000 AS seconds_0, TIMESTAMP '2034-03-12 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2034-11-05 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2035' AS year, -18000 AS seconds_0, TIMESTAMP '2035-03-11 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2035-11-04 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2036' AS year, -18000 AS seconds_0, TIMESTAMP '2036-03-09 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2036-11-02 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2037' AS year, -18000 AS seconds_0, TIMESTAMP '2037-03-08 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2037-11-01 06:00:00' AS change_2, -18000 AS seconds_2
)
SELECT
  WEEKDAY(DATE_ADD(orders.placed_at, INTERVAL (COALESCE((
    SELECT
      CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
    FROM america_new_york_clock
    WHERE america_new_york_clock.year = SUBSTRING(orders.placed_at, 1, 4)
  ), -18000)) SECOND)) + 1 AS `order.placed.day_of_week`,
  COUNT(*) AS `orders`
FROM orders
WHERE CAST(DATE_FORMAT(DATE_ADD(orders.placed_at, INTERVAL (COALESCE((
    SELECT
      CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
    FROM america_new_york_clock
    WHERE america_new_york_clock.year = SUBSTRING(orders.placed_at, 1, 4)
  ), -18000)) SECOND), '%Y-%m-01') AS DATE) = DATE '2025-06-01'
GROUP BY 1
ORDER BY CASE WHEN MAX(WEEKDAY(DATE_ADD(orders.placed_at, INTERVAL (COALESCE((
  SELECT
    CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
  FROM america_new_york_clock
  WHERE america_new_york_clock.year = SUBSTRING(orders.placed_at, 1, 4)
), -18000)) SECOND)) + 1) IS NULL THEN 1 ELSE 0 END, 1
