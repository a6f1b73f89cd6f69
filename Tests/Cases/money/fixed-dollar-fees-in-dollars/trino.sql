WITH groups AS (
  SELECT
    DATE_TRUNC('year', CAST(payouts.paid_on AS DATE)) AS year,
    payouts.method AS payout_method,
    SUM(payouts.fee) AS payout_fees
  FROM payouts
  GROUP BY 1, 2
)
SELECT
  groups.year AS "year",
  groups.payout_method AS "payout.method",
  COALESCE(groups.payout_fees, CAST(0 AS DECIMAL(38,2))) AS "payout_fees"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
