SELECT
  DATE(refunds.refunded_at, 'start of month') AS "month",
  COUNT(*) AS "refunds"
FROM refunds
WHERE refunds.refunded_at >= '2025-10-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
