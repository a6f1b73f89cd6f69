SELECT
  CAST(DATE_FORMAT(payouts.paid_on, '%Y-01-01') AS DATE) AS `year`,
  payouts.method COLLATE utf8mb4_0900_bin AS `payout.method`,
  COALESCE(SUM(payouts.fee), 0) AS `payout_fees`
FROM payouts
GROUP BY 1, 2
ORDER BY CASE WHEN CAST(DATE_FORMAT(payouts.paid_on, '%Y-01-01') AS DATE) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN (payouts.method COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
