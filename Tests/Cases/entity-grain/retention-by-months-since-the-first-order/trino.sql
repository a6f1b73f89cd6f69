WITH groups AS (
  SELECT
    parts.retailer_first_order_quarter,
    parts.order_months_since_first,
    parts.level,
    MAX(parts.buyers) AS buyers,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.retailer_first_order_quarter) AS share_2
  FROM (
    SELECT
      DATE_TRUNC('quarter', CAST(retailer_order.value_1 AS DATE)) AS retailer_first_order_quarter,
      YEAR(orders.placed_at) * 12 + MONTH(orders.placed_at) - (YEAR(retailer_order.value_1) * 12 + MONTH(retailer_order.value_1)) AS order_months_since_first,
      0 AS level,
      COUNT(DISTINCT orders.retailer_id) AS buyers,
      CAST(NULL AS BIGINT) AS share_2
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
    UNION ALL
    SELECT
      DATE_TRUNC('quarter', CAST(retailer_order.value_1 AS DATE)) AS retailer_first_order_quarter,
      CAST(NULL AS BIGINT) AS order_months_since_first,
      1 AS level,
      CAST(NULL AS BIGINT) AS buyers,
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
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.retailer_first_order_quarter AS "retailer.first_order.quarter",
  groups.order_months_since_first AS "order.months_since_first",
  COALESCE(groups.buyers, 0) AS "buyers",
  CAST(COALESCE(groups.buyers, 0) AS DOUBLE) / NULLIF(COALESCE(groups.share_2, 0), 0) AS "share"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
