WITH groups AS (
  SELECT
    retailer.country AS retailer_country,
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-10-01 00:00:00'
  GROUP BY 1, 2
)
SELECT
  parts.retailer_country AS "retailer.country",
  parts.quarter AS "quarter",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.quarter_before), 0) AS "quarter_before"
FROM (
  SELECT
    retailer.country AS retailer_country,
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS quarter_before
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-10-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1, 2
  UNION ALL
  SELECT
    groups.retailer_country,
    CAST(groups.quarter + 3 * INTERVAL '1 month' AS DATE) AS quarter,
    CAST(NULL AS BIGINT) AS orders,
    groups.quarter_before
  FROM groups
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
