SELECT
  toDate32(toStartOfYear(toDate32(payouts.paid_on))) AS `year`,
  payouts.method AS `payout.method`,
  COALESCE(SUM(payouts.fee), CAST(0 AS Nullable(Decimal(38,2)))) AS `payout_fees`
FROM payouts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
