SELECT
  payouts.currency AS "payout.currency",
  payouts.method AS "payout.method",
  COALESCE(SUM(payouts.amount), CAST(0 AS DECIMAL(38,2))) AS "payout_value"
FROM payouts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
