WITH groups AS (
  SELECT
    retailer.country AS retailer_country,
    orders.retailer_id AS retailer,
    toInt64(count()) AS value
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1, 2
  HAVING orders.retailer_id IS NOT NULL
),
groups_2 AS (
  SELECT
    orders.retailer_id AS retailer,
    toInt64(count()) AS value
  FROM orders
  GROUP BY 1
  HAVING orders.retailer_id IS NOT NULL
),
groups_3 AS (
  SELECT
    parts.retailer_country AS retailer_country,
    parts.retailer AS retailer,
    parts.level AS level,
    MAX(parts.above) AS above,
    MAX(parts.having_2) AS having_2,
    MAX(parts.having_4) AS having_4,
    MAX(MAX(parts.having_3)) OVER () AS having_3,
    MAX(MAX(parts.having_5)) OVER () AS having_5
  FROM (
    SELECT
      retailer.country AS retailer_country,
      orders.retailer_id AS retailer,
      0 AS level,
      toInt64(count()) AS above,
      CAST(NULL AS Nullable(Int64)) AS having_2,
      CAST(NULL AS Nullable(Int64)) AS having_4,
      CAST(NULL AS Nullable(Int64)) AS having_3,
      CAST(NULL AS Nullable(Int64)) AS having_5
    FROM orders
    LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
    GROUP BY 1, 2
    UNION ALL
    SELECT
      groups.retailer_country AS retailer_country,
      groups.retailer AS retailer,
      0 AS level,
      CAST(NULL AS Nullable(Int64)) AS above,
      toInt64(sum(groups.value)) AS having_2,
      toInt64(count(groups.value)) AS having_4,
      CAST(NULL AS Nullable(Int64)) AS having_3,
      CAST(NULL AS Nullable(Int64)) AS having_5
    FROM groups
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CAST(NULL AS Nullable(String)) AS retailer_country,
      CAST(NULL AS Nullable(Int64)) AS retailer,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS above,
      CAST(NULL AS Nullable(Int64)) AS having_2,
      CAST(NULL AS Nullable(Int64)) AS having_4,
      toInt64(sum(groups_2.value)) AS having_3,
      toInt64(count(groups_2.value)) AS having_5
    FROM groups_2
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_4 AS (
  SELECT
    groups_3.retailer_country AS retailer_country,
    groups_3.retailer AS retailer,
    COALESCE(groups_3.above, 0) AS value
  FROM groups_3
  WHERE groups_3.level = 0
    AND groups_3.retailer IS NOT NULL
    AND CAST(COALESCE(groups_3.above, 0) AS Nullable(Float64)) > (CAST(groups_3.having_3 AS Nullable(Float64)) / NULLIF(COALESCE(groups_3.having_5, 0), 0))
)
SELECT
  parts.retailer_country AS `retailer.country`,
  COALESCE(MAX(parts.above), 0) AS `above`,
  COALESCE(MAX(parts.buyers), 0) AS `buyers`
FROM (
  SELECT
    groups_4.retailer_country AS retailer_country,
    toInt64(count(groups_4.value)) AS above,
    CAST(NULL AS Nullable(Int64)) AS buyers
  FROM groups_4
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.country AS retailer_country,
    CAST(NULL AS Nullable(Int64)) AS above,
    toInt64(count(DISTINCT orders.retailer_id)) AS buyers
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
