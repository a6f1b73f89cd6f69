SELECT
  payouts.currency AS `payout_currency`,
  payouts.method AS `payout_method`,
  COALESCE(SUM(payouts.amount), 0) AS `payout_value`
FROM payouts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
