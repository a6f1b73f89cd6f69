SELECT
  DATE(payouts.paid_on, 'start of year') AS "year",
  payouts.method AS "payout.method",
  COALESCE(SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)), 0) AS "payout_fees"
FROM payouts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
