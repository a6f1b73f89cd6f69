SELECT
  DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS `month`,
  COUNT(*) AS `refunds`
FROM refunds
WHERE refunds.refunded_at >= DATETIME '2025-10-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
