WITH by_part AS (
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
`groups` AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.`new`), 0) AS value
  FROM (
    SELECT
      DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS `new`,
      CAST(NULL AS INT64) AS having_2
    FROM orders
    WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
      AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      windows.period AS month,
      by_part.retailer,
      CAST(NULL AS INT64) AS `new`,
      SUM(by_part.having_2) AS having_2
    FROM by_part
    JOIN windows ON by_part.month < windows.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.`new`), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) = COALESCE(MAX(parts.`new`), 0)
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_2
  FROM orders
  WHERE orders.placed_at >= DATETIME '2023-12-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-12-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.kept), 0) AS value
  FROM (
    SELECT
      DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS kept,
      CAST(NULL AS INT64) AS having_2
    FROM orders
    WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
      AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      DATE_ADD(groups_2.month, INTERVAL (1) MONTH) AS month,
      groups_2.retailer,
      CAST(NULL AS INT64) AS kept,
      groups_2.having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.kept), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) > 0
),
groups_4 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.lost), 0) AS value
  FROM (
    SELECT
      DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS lost,
      CAST(NULL AS INT64) AS having_2
    FROM orders
    WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
      AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      DATE_ADD(groups_2.month, INTERVAL (1) MONTH) AS month,
      groups_2.retailer,
      CAST(NULL AS INT64) AS lost,
      groups_2.having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.lost), 0) = 0
    AND COALESCE(MAX(parts.having_2), 0) > 0
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
groups_5 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.back), 0) AS value
  FROM (
    SELECT
      DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS back,
      CAST(NULL AS INT64) AS having_2,
      CAST(NULL AS INT64) AS having_3
    FROM orders
    WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
      AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      DATE_ADD(groups_2.month, INTERVAL (1) MONTH) AS month,
      groups_2.retailer,
      CAST(NULL AS INT64) AS back,
      groups_2.having_2,
      CAST(NULL AS INT64) AS having_3
    FROM groups_2
    UNION ALL
    SELECT
      windows_2.period AS month,
      by_part_2.retailer,
      CAST(NULL AS INT64) AS back,
      CAST(NULL AS INT64) AS having_2,
      SUM(by_part_2.having_3) AS having_3
    FROM by_part_2
    JOIN windows_2 ON by_part_2.month < windows_2.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.back), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) = 0
    AND COALESCE(MAX(parts.having_3), 0) > COALESCE(MAX(parts.back), 0)
)
SELECT
  parts.month AS `month`,
  COALESCE(MAX(parts.`new`), 0) AS `new`,
  COALESCE(MAX(parts.kept), 0) AS `kept`,
  COALESCE(MAX(parts.lost), 0) AS `lost`,
  COALESCE(MAX(parts.back), 0) AS `back`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`
FROM (
  SELECT
    `groups`.month,
    COUNT(`groups`.value) AS `new`,
    CAST(NULL AS INT64) AS kept,
    CAST(NULL AS INT64) AS lost,
    CAST(NULL AS INT64) AS back,
    CAST(NULL AS INT64) AS buyers
  FROM `groups`
  GROUP BY 1
  UNION ALL
  SELECT
    groups_3.month,
    CAST(NULL AS INT64) AS `new`,
    COUNT(groups_3.value) AS kept,
    CAST(NULL AS INT64) AS lost,
    CAST(NULL AS INT64) AS back,
    CAST(NULL AS INT64) AS buyers
  FROM groups_3
  GROUP BY 1
  UNION ALL
  SELECT
    groups_4.month,
    CAST(NULL AS INT64) AS `new`,
    CAST(NULL AS INT64) AS kept,
    COUNT(groups_4.value) AS lost,
    CAST(NULL AS INT64) AS back,
    CAST(NULL AS INT64) AS buyers
  FROM groups_4
  GROUP BY 1
  UNION ALL
  SELECT
    groups_5.month,
    CAST(NULL AS INT64) AS `new`,
    CAST(NULL AS INT64) AS kept,
    CAST(NULL AS INT64) AS lost,
    COUNT(groups_5.value) AS back,
    CAST(NULL AS INT64) AS buyers
  FROM groups_5
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), MONTH) AS month,
    CAST(NULL AS INT64) AS `new`,
    CAST(NULL AS INT64) AS kept,
    CAST(NULL AS INT64) AS lost,
    CAST(NULL AS INT64) AS back,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
