SELECT
  DATE_TRUNC('month', CAST(orders.placed_at AS DATE)) AS "month",
  COUNT(DISTINCT orders.retailer_id) FILTER (WHERE service_level.level = 'gold') AS "gold_buyers",
  COUNT(*) FILTER (WHERE service_level.level IS NOT NULL) AS "level_known"
FROM orders
LEFT JOIN service_levels AS service_level ON service_level.retailer_id = orders.retailer_id
  AND service_level.valid_from <= orders.placed_at
  AND (service_level.valid_until IS NULL OR service_level.valid_until > orders.placed_at)
WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  AND (service_level.level = 'gold' OR service_level.level IS NOT NULL)
GROUP BY 1
ORDER BY 1 NULLS LAST
