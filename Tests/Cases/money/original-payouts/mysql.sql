WITH `groups` AS (
  SELECT
    payouts.currency COLLATE utf8mb4_0900_bin AS payout_currency,
    payouts.method COLLATE utf8mb4_0900_bin AS payout_method,
    SUM(payouts.amount) AS payout_value
  FROM payouts
  GROUP BY 1, 2
)
SELECT
  `groups`.payout_currency AS `payout.currency`,
  `groups`.payout_method AS `payout.method`,
  COALESCE(`groups`.payout_value, 0) AS `payout_value`
FROM `groups`
ORDER BY CASE WHEN `groups`.payout_currency IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.payout_method IS NULL THEN 1 ELSE 0 END, 2
