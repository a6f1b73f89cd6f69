WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(payouts.paid_on, '%Y-%m-01') AS DATE) AS month,
    COUNT(payouts.amount) AS payouts_made
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-12-01'
    AND payouts.paid_on < DATE '2025-02-01'
  GROUP BY 1
),
america_new_york_clock AS (
  SELECT '2024' AS year, -18000 AS seconds_0, TIMESTAMP '2024-03-10 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2024-11-03 06:00:00' AS change_2, -18000 AS seconds_2
  UNION ALL SELECT '2025' AS year, -18000 AS seconds_0, TIMESTAMP '2025-03-09 07:00:00' AS change_1, -14400 AS seconds_1, TIMESTAMP '2025-11-02 06:00:00' AS change_2, -18000 AS seconds_2
),
groups_2 AS (
  SELECT
    CAST(DATE_FORMAT(DATE_ADD(orders.placed_at, INTERVAL ((
      SELECT
        CASE WHEN orders.placed_at >= america_new_york_clock.change_2 THEN america_new_york_clock.seconds_2 WHEN orders.placed_at >= america_new_york_clock.change_1 THEN america_new_york_clock.seconds_1 ELSE america_new_york_clock.seconds_0 END AS seconds
      FROM america_new_york_clock
      WHERE america_new_york_clock.year = SUBSTRING(orders.placed_at, 1, 4)
    )) SECOND), '%Y-%m-01') AS DATE) AS month,
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
),
groups_3 AS (
  SELECT
    parts.month,
    MAX(parts.payouts_made) AS payouts_made,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      `groups`.month,
      `groups`.payouts_made,
      CAST(NULL AS SIGNED) AS orders
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      CAST(NULL AS SIGNED) AS payouts_made,
      groups_2.orders
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.month AS `month`,
  COALESCE(groups_3.payouts_made, 0) AS `payouts_made`,
  COALESCE(groups_3.orders, 0) AS `orders`
FROM groups_3
ORDER BY CASE WHEN groups_3.month IS NULL THEN 1 ELSE 0 END, 1
