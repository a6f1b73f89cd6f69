SELECT
  DATE_TRUNC('month', CAST(retailers.signed_up_at AS DATE)) AS "retailer.signed_up.month",
  retailers.tier AS "retailer.tier",
  COUNT(*) AS "retailers"
FROM retailers
WHERE retailers.signed_up_at >= TIMESTAMP '2024-01-01 00:00:00'
  AND retailers.signed_up_at < TIMESTAMP '2025-01-01 00:00:00'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
