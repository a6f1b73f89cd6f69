WITH europe_berlin_clock AS (
  SELECT '2024' AS year, 3600 AS seconds_0, TIMESTAMP '2024-03-31 01:00:00' AS change_1, 7200 AS seconds_1, TIMESTAMP '2024-10-27 01:00:00' AS change_2, 3600 AS seconds_2
)
SELECT
  CAST(DATE_FORMAT(DATE_ADD(orders.placed_at, INTERVAL ((
    SELECT
      CASE WHEN orders.placed_at >= europe_berlin_clock.change_2 THEN europe_berlin_clock.seconds_2 WHEN orders.placed_at >= europe_berlin_clock.change_1 THEN europe_berlin_clock.seconds_1 ELSE europe_berlin_clock.seconds_0 END AS seconds
    FROM europe_berlin_clock
    WHERE europe_berlin_clock.year = SUBSTRING(orders.placed_at, 1, 4)
  )) SECOND), '%Y-%m-%d %H:00:00') AS DATETIME) AS `hour`,
  COUNT(*) AS `orders`
FROM orders
WHERE orders.placed_at >= DATE_ADD(TIMESTAMP '2024-10-26 22:00:00', INTERVAL (-10800) SECOND)
  AND DATE_ADD(orders.placed_at, INTERVAL ((
    SELECT
      CASE WHEN orders.placed_at >= europe_berlin_clock.change_2 THEN europe_berlin_clock.seconds_2 WHEN orders.placed_at >= europe_berlin_clock.change_1 THEN europe_berlin_clock.seconds_1 ELSE europe_berlin_clock.seconds_0 END AS seconds
    FROM europe_berlin_clock
    WHERE europe_berlin_clock.year = SUBSTRING(orders.placed_at, 1, 4)
  )) SECOND) >= TIMESTAMP '2024-10-27 00:00:00'
  AND orders.placed_at < DATE_ADD(TIMESTAMP '2024-10-27 23:00:00', INTERVAL (10800) SECOND)
  AND DATE_ADD(orders.placed_at, INTERVAL ((
    SELECT
      CASE WHEN orders.placed_at >= europe_berlin_clock.change_2 THEN europe_berlin_clock.seconds_2 WHEN orders.placed_at >= europe_berlin_clock.change_1 THEN europe_berlin_clock.seconds_1 ELSE europe_berlin_clock.seconds_0 END AS seconds
    FROM europe_berlin_clock
    WHERE europe_berlin_clock.year = SUBSTRING(orders.placed_at, 1, 4)
  )) SECOND) < TIMESTAMP '2024-10-28 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(DATE_ADD(orders.placed_at, INTERVAL ((
  SELECT
    CASE WHEN orders.placed_at >= europe_berlin_clock.change_2 THEN europe_berlin_clock.seconds_2 WHEN orders.placed_at >= europe_berlin_clock.change_1 THEN europe_berlin_clock.seconds_1 ELSE europe_berlin_clock.seconds_0 END AS seconds
  FROM europe_berlin_clock
  WHERE europe_berlin_clock.year = SUBSTRING(orders.placed_at, 1, 4)
)) SECOND), '%Y-%m-%d %H:00:00') AS DATETIME)) IS NULL THEN 1 ELSE 0 END, 1
