SELECT
  CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS `month`,
  COUNT(*) AS `refunds`
FROM refunds
WHERE refunds.refunded_at >= TIMESTAMP '2025-10-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
