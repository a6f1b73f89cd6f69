WITH groups AS (
  SELECT
    parts.retailer_first_order_quarter,
    parts.order_months_since_first,
    parts.level,
    MAX(parts.buyers) AS buyers,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.retailer_first_order_quarter) AS share_2
  FROM (
    SELECT
      CAST(DATE_TRUNC('quarter', CAST(retailer_order.value_1 AS TIMESTAMP)) AS DATE) AS retailer_first_order_quarter,
      CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM orders.placed_at) AS INTEGER) - (CAST(EXTRACT(YEAR FROM retailer_order.value_1) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM retailer_order.value_1) AS INTEGER)) AS order_months_since_first,
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
    WHERE CAST(DATE_TRUNC('year', CAST(retailer_order.value_1 AS TIMESTAMP)) AS DATE) = DATE '2024-01-01'
      AND CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM orders.placed_at) AS INTEGER) - (CAST(EXTRACT(YEAR FROM retailer_order.value_1) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM retailer_order.value_1) AS INTEGER)) < 4
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CAST(DATE_TRUNC('quarter', CAST(retailer_order.value_1 AS TIMESTAMP)) AS DATE) AS retailer_first_order_quarter,
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
    WHERE CAST(DATE_TRUNC('year', CAST(retailer_order.value_1 AS TIMESTAMP)) AS DATE) = DATE '2024-01-01'
      AND CAST(EXTRACT(YEAR FROM orders.placed_at) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM orders.placed_at) AS INTEGER) - (CAST(EXTRACT(YEAR FROM retailer_order.value_1) AS INTEGER) * 12 + CAST(EXTRACT(MONTH FROM retailer_order.value_1) AS INTEGER)) < 4
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
