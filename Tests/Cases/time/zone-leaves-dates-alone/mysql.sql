WITH america_new_york_clock AS (
  SELECT '2024' AS year, -18000 AS seconds_0, TIMESTAMP '2024-03-10 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2024-11-03 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2025' AS year, -18000 AS seconds_0, TIMESTAMP '2025-03-09 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2025-11-02 06:00:00' AS change_2, -18000 AS seconds_2
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.payouts_made), 0) AS `payouts_made`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    CAST(DATE_FORMAT(payouts.paid_on, '%Y-%m-01') AS DATE) AS month,
    COUNT(payouts.amount) AS payouts_made,
    CAST(NULL AS SIGNED) AS orders
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-12-01'
    AND payouts.paid_on < DATE '2025-02-01'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_FORMAT(DATE_ADD(orders.placed_at, INTERVAL ((
      SELECT
        CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
      FROM america_new_york_clock
      WHERE america_new_york_clock.year = SUBSTRING(orders.placed_at, 1, 4)
    )) SECOND), '%Y-%m-01') AS DATE) AS month,
    CAST(NULL AS SIGNED) AS payouts_made,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= DATE_ADD(TIMESTAMP '2024-12-01 05:00:00', INTERVAL (-10800) SECOND)
    AND DATE_ADD(orders.placed_at, INTERVAL ((
      SELECT
        CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
      FROM america_new_york_clock
      WHERE america_new_york_clock.year = SUBSTRING(orders.placed_at, 1, 4)
    )) SECOND) >= TIMESTAMP '2024-12-01 00:00:00'
    AND orders.placed_at < DATE_ADD(TIMESTAMP '2025-02-01 05:00:00', INTERVAL (10800) SECOND)
    AND DATE_ADD(orders.placed_at, INTERVAL ((
      SELECT
        CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
      FROM america_new_york_clock
      WHERE america_new_york_clock.year = SUBSTRING(orders.placed_at, 1, 4)
    )) SECOND) < TIMESTAMP '2025-02-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.month IS NULL THEN 1 ELSE 0 END, 1
