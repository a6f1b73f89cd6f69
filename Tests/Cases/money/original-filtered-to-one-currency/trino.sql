WITH groups AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    MAX(orders.subtotal) AS largest_order
  FROM orders
  WHERE orders.currency = 'JPY'
  GROUP BY 1
)
SELECT
  groups.year AS "year",
  ROUND(COALESCE(groups.gmv, CAST(0 AS DECIMAL(38,2))), 0) AS "gmv",
  ROUND(groups.largest_order, 0) AS "largest_order"
FROM groups
ORDER BY 1 NULLS LAST
