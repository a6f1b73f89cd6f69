WITH groups AS (
  SELECT
    payouts.currency AS payout_currency,
    payouts.method AS payout_method,
    SUM(payouts.amount) AS payout_value
  FROM payouts
  GROUP BY 1, 2
)
SELECT
  groups.payout_currency AS "payout.currency",
  groups.payout_method AS "payout.method",
  COALESCE(groups.payout_value, CAST(0 AS DECIMAL(38,2))) AS "payout_value"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
