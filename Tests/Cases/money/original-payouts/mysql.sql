SELECT
  payouts.currency COLLATE utf8mb4_0900_bin AS `payout.currency`,
  payouts.method COLLATE utf8mb4_0900_bin AS `payout.method`,
  COALESCE(SUM(payouts.amount), 0) AS `payout_value`
FROM payouts
GROUP BY 1, 2
ORDER BY CASE WHEN (payouts.currency COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN (payouts.method COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 2
