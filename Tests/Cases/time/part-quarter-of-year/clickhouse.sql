SELECT
  toInt32(toQuarter(refunds.refunded_at)) AS `refund.refunded.quarter_of_year`,
  toInt64(count()) AS `refunds`
FROM refunds
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
