WITH europe_berlin_clock AS MATERIALIZED (
  SELECT '2024' AS year, 3600 AS seconds_0, '2024-03-31 01:00:00' AS change_1, 7200 AS seconds_1, '2024-10-27 01:00:00' AS change_2, 3600 AS seconds_2
)
SELECT
  DATE(DATETIME(orders.placed_at, (
    SELECT
      CASE WHEN orders.placed_at >= europe_berlin_clock.change_2 THEN europe_berlin_clock.seconds_2 WHEN orders.placed_at >= europe_berlin_clock.change_1 THEN europe_berlin_clock.seconds_1 ELSE europe_berlin_clock.seconds_0 END AS seconds
    FROM europe_berlin_clock
    WHERE europe_berlin_clock.year = SUBSTR(orders.placed_at, 1, 4)
  ) || ' seconds'), 'start of month') AS "month",
  CAST(CAST(SUM(CAST(STRFTIME('%s', orders.shipped_at) AS INTEGER) - CAST(STRFTIME('%s', orders.placed_at) AS INTEGER)) AS REAL) / NULLIF(COUNT(CAST(STRFTIME('%s', orders.shipped_at) AS INTEGER) - CAST(STRFTIME('%s', orders.placed_at) AS INTEGER)), 0) AS REAL) / NULLIF(CAST(3600 AS REAL), 0) AS "hours",
  MAX(CAST(STRFTIME('%s', orders.shipped_at) AS INTEGER) - CAST(STRFTIME('%s', orders.placed_at) AS INTEGER)) AS "longest"
FROM orders
WHERE orders.placed_at >= DATETIME('2024-02-29 23:00:00', (-10800) || ' seconds')
  AND DATETIME(orders.placed_at, (
    SELECT
      CASE WHEN orders.placed_at >= europe_berlin_clock.change_2 THEN europe_berlin_clock.seconds_2 WHEN orders.placed_at >= europe_berlin_clock.change_1 THEN europe_berlin_clock.seconds_1 ELSE europe_berlin_clock.seconds_0 END AS seconds
    FROM europe_berlin_clock
    WHERE europe_berlin_clock.year = SUBSTR(orders.placed_at, 1, 4)
  ) || ' seconds') >= '2024-03-01 00:00:00'
  AND orders.placed_at < DATETIME('2024-04-30 22:00:00', (10800) || ' seconds')
  AND DATETIME(orders.placed_at, (
    SELECT
      CASE WHEN orders.placed_at >= europe_berlin_clock.change_2 THEN europe_berlin_clock.seconds_2 WHEN orders.placed_at >= europe_berlin_clock.change_1 THEN europe_berlin_clock.seconds_1 ELSE europe_berlin_clock.seconds_0 END AS seconds
    FROM europe_berlin_clock
    WHERE europe_berlin_clock.year = SUBSTR(orders.placed_at, 1, 4)
  ) || ' seconds') < '2024-05-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
