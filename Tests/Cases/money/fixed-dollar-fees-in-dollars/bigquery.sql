SELECT
  DATE_TRUNC(CAST(payouts.paid_on AS DATE), YEAR) AS `year`,
  payouts.method AS `payout_method`,
  COALESCE(SUM(payouts.fee), 0) AS `payout_fees`
FROM payouts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
