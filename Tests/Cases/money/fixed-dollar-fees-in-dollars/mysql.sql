WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(payouts.paid_on, '%Y-01-01') AS DATE) AS year,
    payouts.method COLLATE utf8mb4_0900_bin AS payout_method,
    SUM(payouts.fee) AS payout_fees
  FROM payouts
  GROUP BY 1, 2
)
SELECT
  `groups`.year AS `year`,
  `groups`.payout_method AS `payout.method`,
  COALESCE(`groups`.payout_fees, 0) AS `payout_fees`
FROM `groups`
ORDER BY CASE WHEN `groups`.year IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.payout_method IS NULL THEN 1 ELSE 0 END, 2
