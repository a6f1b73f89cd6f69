SELECT
  CAST(DATE_TRUNC('month', CAST(refunds.refunded_at AS TIMESTAMP)) AS DATE) AS "month",
  COUNT(*) AS "refunds"
FROM refunds
WHERE refunds.refunded_at >= TIMESTAMP '2025-10-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
