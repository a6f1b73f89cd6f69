SELECT
  DATE_TRUNC(CAST(retailers.signed_up_at AS DATE), MONTH) AS `retailer_signed_up_month`,
  retailers.tier AS `retailer_tier`,
  COUNT(*) AS `retailers`
FROM retailers
WHERE retailers.signed_up_at >= DATETIME '2024-01-01 00:00:00'
  AND retailers.signed_up_at < DATETIME '2025-01-01 00:00:00'
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
