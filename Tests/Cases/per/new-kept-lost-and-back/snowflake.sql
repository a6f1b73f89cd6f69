WITH by_part AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_2
  FROM orders
  WHERE orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
"range" AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS first,
    CAST('2024-12-01' AS DATE) AS last,
    YEAR(CAST('2024-12-01' AS DATE)) * 12 + MONTH(CAST('2024-12-01' AS DATE)) - (YEAR(CAST('2024-01-01' AS DATE)) * 12 + MONTH(CAST('2024-01-01' AS DATE))) AS distance
),
numbers AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM "range", LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, "range".distance + 1)) AS steps
),
periods AS (
  SELECT
    DATEADD(month, numbers.n, "range".first) AS period
  FROM numbers
  JOIN "range" ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATEADD(month, 1, periods.period) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.new), 0) AS value
  FROM (
    SELECT
      CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS new,
      CAST(NULL AS BIGINT) AS having_2
    FROM orders
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1, 2
    UNION ALL
    SELECT
      windows.period AS month,
      by_part.retailer,
      CAST(NULL AS BIGINT) AS new,
      SUM(by_part.having_2) AS having_2
    FROM by_part
    JOIN windows ON by_part.month < windows.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.new), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) = COALESCE(MAX(parts.new), 0)
),
groups_2 AS (
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_2
  FROM orders
  WHERE orders.placed_at >= CAST('2023-12-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-12-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.kept), 0) AS value
  FROM (
    SELECT
      CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS kept,
      CAST(NULL AS BIGINT) AS having_2
    FROM orders
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1, 2
    UNION ALL
    SELECT
      DATEADD(month, 1, groups_2.month) AS month,
      groups_2.retailer,
      CAST(NULL AS BIGINT) AS kept,
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
      CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS lost,
      CAST(NULL AS BIGINT) AS having_2
    FROM orders
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1, 2
    UNION ALL
    SELECT
      DATEADD(month, 1, groups_2.month) AS month,
      groups_2.retailer,
      CAST(NULL AS BIGINT) AS lost,
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
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_3
  FROM orders
  WHERE orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
),
range_2 AS (
  SELECT
    CAST('2024-01-01' AS DATE) AS first,
    CAST('2024-12-01' AS DATE) AS last,
    YEAR(CAST('2024-12-01' AS DATE)) * 12 + MONTH(CAST('2024-12-01' AS DATE)) - (YEAR(CAST('2024-01-01' AS DATE)) * 12 + MONTH(CAST('2024-01-01' AS DATE))) AS distance
),
numbers_2 AS (
  SELECT CAST(steps.value AS BIGINT) AS n FROM range_2, LATERAL FLATTEN(INPUT => ARRAY_GENERATE_RANGE(0, range_2.distance + 1)) AS steps
),
periods_2 AS (
  SELECT
    DATEADD(month, numbers_2.n, range_2.first) AS period
  FROM numbers_2
  JOIN range_2 ON TRUE
),
windows_2 AS (
  SELECT
    periods_2.period,
    DATEADD(month, 1, periods_2.period) AS sees_until
  FROM periods_2
),
groups_5 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.back), 0) AS value
  FROM (
    SELECT
      CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS back,
      CAST(NULL AS BIGINT) AS having_2,
      CAST(NULL AS BIGINT) AS having_3
    FROM orders
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
    GROUP BY 1, 2
    UNION ALL
    SELECT
      DATEADD(month, 1, groups_2.month) AS month,
      groups_2.retailer,
      CAST(NULL AS BIGINT) AS back,
      groups_2.having_2,
      CAST(NULL AS BIGINT) AS having_3
    FROM groups_2
    UNION ALL
    SELECT
      windows_2.period AS month,
      by_part_2.retailer,
      CAST(NULL AS BIGINT) AS back,
      CAST(NULL AS BIGINT) AS having_2,
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
  parts.month AS "month",
  COALESCE(MAX(parts.new), 0) AS "new",
  COALESCE(MAX(parts.kept), 0) AS "kept",
  COALESCE(MAX(parts.lost), 0) AS "lost",
  COALESCE(MAX(parts.back), 0) AS "back",
  COALESCE(MAX(parts.buyers), 0) AS "buyers"
FROM (
  SELECT
    groups.month,
    COUNT(groups.value) AS new,
    CAST(NULL AS BIGINT) AS kept,
    CAST(NULL AS BIGINT) AS lost,
    CAST(NULL AS BIGINT) AS back,
    CAST(NULL AS BIGINT) AS buyers
  FROM groups
  GROUP BY 1
  UNION ALL
  SELECT
    groups_3.month,
    CAST(NULL AS BIGINT) AS new,
    COUNT(groups_3.value) AS kept,
    CAST(NULL AS BIGINT) AS lost,
    CAST(NULL AS BIGINT) AS back,
    CAST(NULL AS BIGINT) AS buyers
  FROM groups_3
  GROUP BY 1
  UNION ALL
  SELECT
    groups_4.month,
    CAST(NULL AS BIGINT) AS new,
    CAST(NULL AS BIGINT) AS kept,
    COUNT(groups_4.value) AS lost,
    CAST(NULL AS BIGINT) AS back,
    CAST(NULL AS BIGINT) AS buyers
  FROM groups_4
  GROUP BY 1
  UNION ALL
  SELECT
    groups_5.month,
    CAST(NULL AS BIGINT) AS new,
    CAST(NULL AS BIGINT) AS kept,
    CAST(NULL AS BIGINT) AS lost,
    COUNT(groups_5.value) AS back,
    CAST(NULL AS BIGINT) AS buyers
  FROM groups_5
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_TRUNC('month', orders.placed_at) AS DATE) AS month,
    CAST(NULL AS BIGINT) AS new,
    CAST(NULL AS BIGINT) AS kept,
    CAST(NULL AS BIGINT) AS lost,
    CAST(NULL AS BIGINT) AS back,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
