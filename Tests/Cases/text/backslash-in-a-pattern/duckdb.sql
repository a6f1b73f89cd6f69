SELECT
  CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS "quarter",
  COUNT(*) FILTER (WHERE (orders.channel || '\x') LIKE '%\x') AS "ends_so",
  COUNT(*) FILTER (WHERE (orders.channel || '\%') LIKE '%\%') AS "has_percent",
  COUNT(*) FILTER (WHERE (orders.channel || '%') LIKE '%\%') AS "none"
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  AND (((orders.channel || '\x') LIKE '%\x') OR ((orders.channel || '\%') LIKE '%\%') OR ((orders.channel || '%') LIKE '%\%'))
GROUP BY 1
ORDER BY 1 NULLS LAST
