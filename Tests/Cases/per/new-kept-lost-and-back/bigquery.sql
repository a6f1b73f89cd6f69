WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS `new`
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
by_part AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_2
  FROM orders
  WHERE orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
`range` AS (
  SELECT
    DATE '2024-01-01' AS first,
    DATE '2024-12-01' AS last,
    EXTRACT(YEAR FROM DATE '2024-12-01') * 12 + EXTRACT(MONTH FROM DATE '2024-12-01') - (EXTRACT(YEAR FROM DATE '2024-01-01') * 12 + EXTRACT(MONTH FROM DATE '2024-01-01')) AS distance
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n) MONTH) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD(periods.period, INTERVAL (1) MONTH) AS sees_until
  FROM periods
),
groups_2 AS (
  SELECT
    windows.period AS month,
    by_part.retailer,
    SUM(by_part.having_2) AS having_2
  FROM by_part
  JOIN windows ON by_part.month < windows.sees_until
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.month,
    parts.retailer,
    MAX(parts.`new`) AS `new`,
    MAX(parts.having_2) AS having_2
  FROM (
    SELECT
      `groups`.month,
      `groups`.retailer,
      `groups`.`new`,
      CAST(NULL AS INT64) AS having_2
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.month,
      groups_2.retailer,
      CAST(NULL AS INT64) AS `new`,
      groups_2.having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
),
groups_4 AS (
  SELECT
    groups_3.month,
    groups_3.retailer,
    COALESCE(groups_3.`new`, 0) AS value
  FROM groups_3
  WHERE groups_3.retailer IS NOT NULL
    AND COALESCE(groups_3.`new`, 0) > 0
    AND COALESCE(groups_3.having_2, 0) = COALESCE(groups_3.`new`, 0)
),
groups_5 AS (
  SELECT
    groups_4.month,
    COUNT(groups_4.value) AS `new`
  FROM groups_4
  GROUP BY 1
),
groups_6 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS kept
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_7 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_2
  FROM orders
  WHERE orders.placed_at >= DATETIME '2023-12-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-12-01 00:00:00'
  GROUP BY 1, 2
),
groups_8 AS (
  SELECT
    parts.month,
    parts.retailer,
    MAX(parts.kept) AS kept,
    MAX(parts.having_2) AS having_2
  FROM (
    SELECT
      groups_6.month,
      groups_6.retailer,
      groups_6.kept,
      CAST(NULL AS INT64) AS having_2
    FROM groups_6
    UNION ALL
    SELECT
      DATE_ADD(groups_7.month, INTERVAL (1) MONTH) AS month,
      groups_7.retailer,
      CAST(NULL AS INT64) AS kept,
      groups_7.having_2
    FROM groups_7
  ) AS parts
  GROUP BY 1, 2
),
groups_9 AS (
  SELECT
    groups_8.month,
    groups_8.retailer,
    COALESCE(groups_8.kept, 0) AS value
  FROM groups_8
  WHERE groups_8.retailer IS NOT NULL
    AND COALESCE(groups_8.kept, 0) > 0
    AND COALESCE(groups_8.having_2, 0) > 0
),
groups_10 AS (
  SELECT
    groups_9.month,
    COUNT(groups_9.value) AS kept
  FROM groups_9
  GROUP BY 1
),
groups_11 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS lost
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_12 AS (
  SELECT
    parts.month,
    parts.retailer,
    MAX(parts.lost) AS lost,
    MAX(parts.having_2) AS having_2
  FROM (
    SELECT
      groups_11.month,
      groups_11.retailer,
      groups_11.lost,
      CAST(NULL AS INT64) AS having_2
    FROM groups_11
    UNION ALL
    SELECT
      DATE_ADD(groups_7.month, INTERVAL (1) MONTH) AS month,
      groups_7.retailer,
      CAST(NULL AS INT64) AS lost,
      groups_7.having_2
    FROM groups_7
  ) AS parts
  GROUP BY 1, 2
),
groups_13 AS (
  SELECT
    groups_12.month,
    groups_12.retailer,
    COALESCE(groups_12.lost, 0) AS value
  FROM groups_12
  WHERE groups_12.retailer IS NOT NULL
    AND COALESCE(groups_12.lost, 0) = 0
    AND COALESCE(groups_12.having_2, 0) > 0
),
groups_14 AS (
  SELECT
    groups_13.month,
    COUNT(groups_13.value) AS lost
  FROM groups_13
  GROUP BY 1
),
groups_15 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS back
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
by_part_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_3
  FROM orders
  WHERE orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
range_2 AS (
  SELECT
    DATE '2024-01-01' AS first,
    DATE '2024-12-01' AS last,
    EXTRACT(YEAR FROM DATE '2024-12-01') * 12 + EXTRACT(MONTH FROM DATE '2024-12-01') - (EXTRACT(YEAR FROM DATE '2024-01-01') * 12 + EXTRACT(MONTH FROM DATE '2024-01-01')) AS distance
),
numbers_2 AS (
  SELECT n FROM range_2 CROSS JOIN UNNEST(GENERATE_ARRAY(0, range_2.distance)) AS n
),
periods_2 AS (
  SELECT
    DATE_ADD(range_2.first, INTERVAL (numbers_2.n) MONTH) AS period
  FROM numbers_2
  JOIN range_2 ON TRUE
),
windows_2 AS (
  SELECT
    periods_2.period,
    DATE_ADD(periods_2.period, INTERVAL (1) MONTH) AS sees_until
  FROM periods_2
),
groups_16 AS (
  SELECT
    windows_2.period AS month,
    by_part_2.retailer,
    SUM(by_part_2.having_3) AS having_3
  FROM by_part_2
  JOIN windows_2 ON by_part_2.month < windows_2.sees_until
  GROUP BY 1, 2
),
groups_17 AS (
  SELECT
    parts.month,
    parts.retailer,
    MAX(parts.back) AS back,
    MAX(parts.having_2) AS having_2,
    MAX(parts.having_3) AS having_3
  FROM (
    SELECT
      groups_15.month,
      groups_15.retailer,
      groups_15.back,
      CAST(NULL AS INT64) AS having_2,
      CAST(NULL AS INT64) AS having_3
    FROM groups_15
    UNION ALL
    SELECT
      DATE_ADD(groups_7.month, INTERVAL (1) MONTH) AS month,
      groups_7.retailer,
      CAST(NULL AS INT64) AS back,
      groups_7.having_2,
      CAST(NULL AS INT64) AS having_3
    FROM groups_7
    UNION ALL
    SELECT
      groups_16.month,
      groups_16.retailer,
      CAST(NULL AS INT64) AS back,
      CAST(NULL AS INT64) AS having_2,
      groups_16.having_3
    FROM groups_16
  ) AS parts
  GROUP BY 1, 2
),
groups_18 AS (
  SELECT
    groups_17.month,
    groups_17.retailer,
    COALESCE(groups_17.back, 0) AS value
  FROM groups_17
  WHERE groups_17.retailer IS NOT NULL
    AND COALESCE(groups_17.back, 0) > 0
    AND COALESCE(groups_17.having_2, 0) = 0
    AND COALESCE(groups_17.having_3, 0) > COALESCE(groups_17.back, 0)
),
groups_19 AS (
  SELECT
    groups_18.month,
    COUNT(groups_18.value) AS back
  FROM groups_18
  GROUP BY 1
),
groups_20 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
),
groups_21 AS (
  SELECT
    parts.month,
    MAX(parts.`new`) AS `new`,
    MAX(parts.kept) AS kept,
    MAX(parts.lost) AS lost,
    MAX(parts.back) AS back,
    MAX(parts.buyers) AS buyers
  FROM (
    SELECT
      groups_5.month,
      groups_5.`new`,
      CAST(NULL AS INT64) AS kept,
      CAST(NULL AS INT64) AS lost,
      CAST(NULL AS INT64) AS back,
      CAST(NULL AS INT64) AS buyers
    FROM groups_5
    UNION ALL
    SELECT
      groups_10.month,
      CAST(NULL AS INT64) AS `new`,
      groups_10.kept,
      CAST(NULL AS INT64) AS lost,
      CAST(NULL AS INT64) AS back,
      CAST(NULL AS INT64) AS buyers
    FROM groups_10
    UNION ALL
    SELECT
      groups_14.month,
      CAST(NULL AS INT64) AS `new`,
      CAST(NULL AS INT64) AS kept,
      groups_14.lost,
      CAST(NULL AS INT64) AS back,
      CAST(NULL AS INT64) AS buyers
    FROM groups_14
    UNION ALL
    SELECT
      groups_19.month,
      CAST(NULL AS INT64) AS `new`,
      CAST(NULL AS INT64) AS kept,
      CAST(NULL AS INT64) AS lost,
      groups_19.back,
      CAST(NULL AS INT64) AS buyers
    FROM groups_19
    UNION ALL
    SELECT
      groups_20.month,
      CAST(NULL AS INT64) AS `new`,
      CAST(NULL AS INT64) AS kept,
      CAST(NULL AS INT64) AS lost,
      CAST(NULL AS INT64) AS back,
      groups_20.buyers
    FROM groups_20
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_21.month AS `month`,
  COALESCE(groups_21.`new`, 0) AS `new`,
  COALESCE(groups_21.kept, 0) AS `kept`,
  COALESCE(groups_21.lost, 0) AS `lost`,
  COALESCE(groups_21.back, 0) AS `back`,
  COALESCE(groups_21.buyers, 0) AS `buyers`
FROM groups_21
ORDER BY 1 NULLS LAST
