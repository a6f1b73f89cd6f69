WITH groups AS (
  SELECT
    orders.channel AS order_channel,
    orders.retailer_id AS retailer,
    orders.brand_id AS brand,
    COUNT(*) AS pairs
  FROM orders
  GROUP BY 1, 2, 3
),
groups_2 AS (
  SELECT
    groups.order_channel,
    groups.retailer,
    groups.brand,
    groups.pairs AS value
  FROM groups
  WHERE groups.retailer IS NOT NULL
    AND groups.brand IS NOT NULL
),
groups_3 AS (
  SELECT
    groups_2.order_channel,
    COUNT(groups_2.value) AS pairs,
    SUM(groups_2.value) AS mean_2
  FROM groups_2
  GROUP BY 1
)
SELECT
  groups_3.order_channel AS "order.channel",
  groups_3.pairs AS "pairs",
  CAST(groups_3.mean_2 AS DOUBLE) / NULLIF(groups_3.pairs, 0) AS "mean"
FROM groups_3
ORDER BY 1 NULLS LAST
