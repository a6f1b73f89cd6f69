SELECT
  CAST(DATE_TRUNC('month', refunds.refunded_at) AS DATE) AS "month",
  COUNT(*) AS "refunds"
FROM refunds
WHERE refunds.refunded_at >= CAST('2025-10-01 00:00:00' AS TIMESTAMP)
GROUP BY 1
ORDER BY 1 NULLS LAST
