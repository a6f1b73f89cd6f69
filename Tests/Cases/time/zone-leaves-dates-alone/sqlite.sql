WITH america_new_york_clock AS MATERIALIZED (
  SELECT '2024' AS year, -18000 AS seconds_0, '2024-03-10 07:00:00' AS change_1, -14400 AS seconds_1, '2024-11-03 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2025' AS year, -18000 AS seconds_0, '2025-03-09 07:00:00' AS change_1, -14400 AS seconds_1, '2025-11-02 06:00:00' AS change_2, -18000 AS seconds_2
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.payouts_made), 0) AS "payouts_made",
  COALESCE(MAX(parts.orders), 0) AS "orders"
FROM (
  SELECT
    DATE(payouts.paid_on, 'start of month') AS month,
    COUNT(payouts.amount) AS payouts_made,
    CAST(NULL AS INTEGER) AS orders
  FROM payouts
  WHERE payouts.paid_on >= '2024-12-01'
    AND payouts.paid_on < '2025-02-01'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(DATETIME(orders.placed_at, (
      SELECT
        CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
      FROM america_new_york_clock
      WHERE america_new_york_clock.year = SUBSTR(orders.placed_at, 1, 4)
    ) || ' seconds'), 'start of month') AS month,
    CAST(NULL AS INTEGER) AS payouts_made,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATETIME('2024-12-01 05:00:00', (-10800) || ' seconds')
    AND DATETIME(orders.placed_at, (
      SELECT
        CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
      FROM america_new_york_clock
      WHERE america_new_york_clock.year = SUBSTR(orders.placed_at, 1, 4)
    ) || ' seconds') >= '2024-12-01 00:00:00'
    AND orders.placed_at < DATETIME('2025-02-01 05:00:00', (10800) || ' seconds')
    AND DATETIME(orders.placed_at, (
      SELECT
        CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
      FROM america_new_york_clock
      WHERE america_new_york_clock.year = SUBSTR(orders.placed_at, 1, 4)
    ) || ' seconds') < '2025-02-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
