SELECT
  payouts.currency AS `payout.currency`,
  payouts.method AS `payout.method`,
  COALESCE(SUM(payouts.amount), CAST(0 AS Nullable(Decimal(38,2)))) AS `payout_value`
FROM payouts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
