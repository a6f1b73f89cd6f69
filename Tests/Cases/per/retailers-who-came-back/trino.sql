WITH groups AS (
  SELECT
    retailer.country AS retailer_country,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    retailer.country AS retailer_country,
    orders.retailer_id AS retailer,
    COUNT(*) AS again
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-04-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    groups_2.retailer_country,
    groups_2.retailer,
    groups_2.again AS value
  FROM groups_2
  WHERE groups_2.retailer IS NOT NULL
    AND groups_2.again >= 2
),
groups_4 AS (
  SELECT
    groups_3.retailer_country,
    COUNT(groups_3.value) AS again
  FROM groups_3
  GROUP BY 1
),
groups_5 AS (
  SELECT
    parts.retailer_country,
    MAX(parts.buyers) AS buyers,
    MAX(parts.again) AS again
  FROM (
    SELECT
      groups.retailer_country,
      groups.buyers,
      CAST(NULL AS BIGINT) AS again
    FROM groups
    UNION ALL
    SELECT
      groups_4.retailer_country,
      CAST(NULL AS BIGINT) AS buyers,
      groups_4.again
    FROM groups_4
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_5.retailer_country AS "retailer.country",
  COALESCE(groups_5.buyers, 0) AS "buyers",
  COALESCE(groups_5.again, 0) AS "again",
  CAST(COALESCE(groups_5.again, 0) AS DOUBLE) / NULLIF(COALESCE(groups_5.buyers, 0), 0) AS "share"
FROM groups_5
ORDER BY 1 NULLS LAST
