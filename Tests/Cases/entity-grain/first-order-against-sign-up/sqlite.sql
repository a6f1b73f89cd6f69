SELECT
  DATE(retailers.signed_up_at, 'start of month', '-' || ((CAST(STRFTIME('%m', retailers.signed_up_at) AS INTEGER) - 1) % 3) || ' months') AS "quarter",
  COUNT(*) AS "retailers",
  CAST(SUM(CASE WHEN retailers_order.value_1 IS NOT NULL THEN CAST(JULIANDAY(DATE(retailers_order.value_1)) - JULIANDAY(DATE(retailers.signed_up_at)) AS INTEGER) END) AS REAL) / NULLIF(COUNT(CASE WHEN retailers_order.value_1 IS NOT NULL THEN CAST(JULIANDAY(DATE(retailers_order.value_1)) - JULIANDAY(DATE(retailers.signed_up_at)) AS INTEGER) END), 0) AS "days"
FROM retailers
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    MIN(orders.placed_at) AS value_1
  FROM orders
  GROUP BY 1
) AS retailers_order ON retailers_order.owner = retailers.retailer_id
WHERE retailers.signed_up_at >= '2024-01-01 00:00:00'
  AND retailers.signed_up_at < '2025-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
