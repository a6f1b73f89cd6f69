SELECT
  DATE_TRUNC('year', CAST(payouts.paid_on AS DATE)) AS "year",
  payouts.method AS "payout.method",
  COALESCE(SUM(payouts.fee), CAST(0 AS DECIMAL(38,2))) AS "payout_fees"
FROM payouts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
