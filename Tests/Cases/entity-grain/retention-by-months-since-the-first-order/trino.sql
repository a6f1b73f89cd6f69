WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(retailer_order.value_1 AS DATE)) AS retailer_first_order_quarter,
    YEAR(orders.placed_at) * 12 + MONTH(orders.placed_at) - (YEAR(retailer_order.value_1) * 12 + MONTH(retailer_order.value_1)) AS order_months_since_first,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      MIN(orders.placed_at) AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailer_order ON retailer_order.owner = retailer.retailer_id
  WHERE DATE_TRUNC('year', CAST(retailer_order.value_1 AS DATE)) = DATE '2024-01-01'
    AND YEAR(orders.placed_at) * 12 + MONTH(orders.placed_at) - (YEAR(retailer_order.value_1) * 12 + MONTH(retailer_order.value_1)) < 4
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC('quarter', CAST(retailer_order.value_1 AS DATE)) AS retailer_first_order_quarter,
    CAST(NULL AS BIGINT) AS order_months_since_first,
    COUNT(DISTINCT orders.retailer_id) AS share_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      MIN(orders.placed_at) AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailer_order ON retailer_order.owner = retailer.retailer_id
  WHERE DATE_TRUNC('year', CAST(retailer_order.value_1 AS DATE)) = DATE '2024-01-01'
    AND YEAR(orders.placed_at) * 12 + MONTH(orders.placed_at) - (YEAR(retailer_order.value_1) * 12 + MONTH(retailer_order.value_1)) < 4
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.retailer_first_order_quarter,
    parts.order_months_since_first,
    parts.level,
    MAX(parts.buyers) AS buyers,
    MAX(parts.share_2) AS share_2
  FROM (
    SELECT
      groups.retailer_first_order_quarter,
      groups.order_months_since_first,
      0 AS level,
      groups.buyers,
      CAST(NULL AS BIGINT) AS share_2
    FROM groups
    UNION ALL
    SELECT
      groups_2.retailer_first_order_quarter,
      groups_2.order_months_since_first,
      1 AS level,
      CAST(NULL AS BIGINT) AS buyers,
      groups_2.share_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2, 3
),
groups_4 AS (
  SELECT
    groups_3.retailer_first_order_quarter,
    groups_3.order_months_since_first,
    groups_3.level,
    groups_3.buyers,
    MAX(groups_3.share_2) OVER (PARTITION BY groups_3.retailer_first_order_quarter) AS share_2
  FROM groups_3
)
SELECT
  groups_4.retailer_first_order_quarter AS "retailer.first_order.quarter",
  groups_4.order_months_since_first AS "order.months_since_first",
  COALESCE(groups_4.buyers, 0) AS "buyers",
  CAST(COALESCE(groups_4.buyers, 0) AS DOUBLE) / NULLIF(COALESCE(groups_4.share_2, 0), 0) AS "share"
FROM groups_4
WHERE groups_4.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
