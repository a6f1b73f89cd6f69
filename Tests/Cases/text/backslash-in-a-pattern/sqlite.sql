SELECT
  DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS "quarter",
  COUNT(*) FILTER (WHERE (orders.channel || '\x') GLOB '*\x') AS "ends_so",
  COUNT(*) FILTER (WHERE (orders.channel || '\%') GLOB '*\*') AS "has_percent",
  COUNT(*) FILTER (WHERE (orders.channel || '%') GLOB '*\*') AS "none"
FROM orders
WHERE orders.placed_at >= '2025-01-01 00:00:00'
  AND orders.placed_at < '2026-01-01 00:00:00'
  AND (((orders.channel || '\x') GLOB '*\x') OR ((orders.channel || '\%') GLOB '*\*') OR ((orders.channel || '%') GLOB '*\*'))
GROUP BY 1
ORDER BY 1 NULLS LAST
