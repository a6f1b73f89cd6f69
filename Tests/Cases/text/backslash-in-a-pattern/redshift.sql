SELECT
  CAST(DATE_TRUNC('quarter', orders.placed_at) AS DATE) AS "quarter",
  COUNT(CASE WHEN (orders.channel || '\\x') LIKE '%\\\\x' THEN 1 END) AS "ends_so",
  COUNT(CASE WHEN (orders.channel || '\\%') LIKE '%\\\\%' THEN 1 END) AS "has_percent",
  COUNT(CASE WHEN (orders.channel || '%') LIKE '%\\\\%' THEN 1 END) AS "none"
FROM orders
WHERE orders.placed_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
  AND orders.placed_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP)
  AND (((orders.channel || '\\x') LIKE '%\\\\x') OR ((orders.channel || '\\%') LIKE '%\\\\%') OR ((orders.channel || '%') LIKE '%\\\\%'))
GROUP BY 1
ORDER BY 1 NULLS LAST
