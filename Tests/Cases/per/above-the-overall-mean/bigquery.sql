WITH `groups` AS (
  SELECT
    retailer.country AS retailer_country,
    orders.retailer_id AS retailer,
    COUNT(*) AS above
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    retailer.country AS retailer_country,
    orders.retailer_id AS retailer,
    COUNT(*) AS `having`
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    groups_2.retailer_country,
    groups_2.retailer,
    groups_2.`having` AS value
  FROM groups_2
  WHERE groups_2.retailer IS NOT NULL
),
groups_4 AS (
  SELECT
    groups_3.retailer_country,
    groups_3.retailer,
    SUM(groups_3.value) AS having_2,
    COUNT(groups_3.value) AS having_4
  FROM groups_3
  GROUP BY 1, 2
),
groups_5 AS (
  SELECT
    orders.retailer_id AS retailer,
    COUNT(*) AS `having`
  FROM orders
  GROUP BY 1
),
groups_6 AS (
  SELECT
    groups_5.retailer,
    groups_5.`having` AS value
  FROM groups_5
  WHERE groups_5.retailer IS NOT NULL
),
groups_7 AS (
  SELECT
    CAST(NULL AS STRING) AS retailer_country,
    CAST(NULL AS INT64) AS retailer,
    SUM(groups_6.value) AS having_3,
    COUNT(groups_6.value) AS having_5
  FROM groups_6
  GROUP BY 1, 2
),
groups_8 AS (
  SELECT
    parts.retailer_country,
    parts.retailer,
    parts.level,
    MAX(parts.above) AS above,
    MAX(parts.having_2) AS having_2,
    MAX(parts.having_4) AS having_4,
    MAX(parts.having_3) AS having_3,
    MAX(parts.having_5) AS having_5
  FROM (
    SELECT
      `groups`.retailer_country,
      `groups`.retailer,
      0 AS level,
      `groups`.above,
      CAST(NULL AS INT64) AS having_2,
      CAST(NULL AS INT64) AS having_4,
      CAST(NULL AS INT64) AS having_3,
      CAST(NULL AS INT64) AS having_5
    FROM `groups`
    UNION ALL
    SELECT
      groups_4.retailer_country,
      groups_4.retailer,
      0 AS level,
      CAST(NULL AS INT64) AS above,
      groups_4.having_2,
      groups_4.having_4,
      CAST(NULL AS INT64) AS having_3,
      CAST(NULL AS INT64) AS having_5
    FROM groups_4
    UNION ALL
    SELECT
      groups_7.retailer_country,
      groups_7.retailer,
      1 AS level,
      CAST(NULL AS INT64) AS above,
      CAST(NULL AS INT64) AS having_2,
      CAST(NULL AS INT64) AS having_4,
      groups_7.having_3,
      groups_7.having_5
    FROM groups_7
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_9 AS (
  SELECT
    groups_8.retailer_country,
    groups_8.retailer,
    groups_8.level,
    groups_8.above,
    groups_8.having_2,
    groups_8.having_4,
    MAX(groups_8.having_3) OVER () AS having_3,
    MAX(groups_8.having_5) OVER () AS having_5
  FROM groups_8
),
groups_10 AS (
  SELECT
    groups_9.retailer_country,
    groups_9.retailer,
    COALESCE(groups_9.above, 0) AS value
  FROM groups_9
  WHERE groups_9.level = 0
    AND groups_9.retailer IS NOT NULL
    AND CAST(COALESCE(groups_9.above, 0) AS FLOAT64) > (CAST(groups_9.having_3 AS FLOAT64) / NULLIF(COALESCE(groups_9.having_5, 0), 0))
),
groups_11 AS (
  SELECT
    groups_10.retailer_country,
    COUNT(groups_10.value) AS above
  FROM groups_10
  GROUP BY 1
),
groups_12 AS (
  SELECT
    retailer.country AS retailer_country,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
),
groups_13 AS (
  SELECT
    parts.retailer_country,
    MAX(parts.above) AS above,
    MAX(parts.buyers) AS buyers
  FROM (
    SELECT
      groups_11.retailer_country,
      groups_11.above,
      CAST(NULL AS INT64) AS buyers
    FROM groups_11
    UNION ALL
    SELECT
      groups_12.retailer_country,
      CAST(NULL AS INT64) AS above,
      groups_12.buyers
    FROM groups_12
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_13.retailer_country AS `retailer_country`,
  COALESCE(groups_13.above, 0) AS `above`,
  COALESCE(groups_13.buyers, 0) AS `buyers`
FROM groups_13
ORDER BY 1 NULLS LAST
