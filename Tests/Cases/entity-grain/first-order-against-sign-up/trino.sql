WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST(retailers.signed_up_at AS DATE)) AS quarter,
    COUNT(*) AS retailers,
    SUM(CASE WHEN retailers_order.value_1 IS NOT NULL THEN DATE_DIFF('day', CAST(retailers.signed_up_at AS DATE), CAST(retailers_order.value_1 AS DATE)) END) AS days_2,
    COUNT(CASE WHEN retailers_order.value_1 IS NOT NULL THEN DATE_DIFF('day', CAST(retailers.signed_up_at AS DATE), CAST(retailers_order.value_1 AS DATE)) END) AS days_3
  FROM retailers
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      MIN(orders.placed_at) AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailers_order ON retailers_order.owner = retailers.retailer_id
  WHERE retailers.signed_up_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND retailers.signed_up_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
)
SELECT
  groups.quarter AS "quarter",
  groups.retailers AS "retailers",
  CAST(groups.days_2 AS DOUBLE) / NULLIF(groups.days_3, 0) AS "days"
FROM groups
ORDER BY 1 NULLS LAST
