SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS `quarter`,
  COUNT(CASE WHEN CONCAT(orders.channel COLLATE utf8mb4_0900_bin, '\\x') LIKE '%\\\\x' THEN 1 END) AS `ends_so`,
  COUNT(CASE WHEN CONCAT(orders.channel COLLATE utf8mb4_0900_bin, '\\%') LIKE '%\\\\%' THEN 1 END) AS `has_percent`,
  COUNT(CASE WHEN CONCAT(orders.channel COLLATE utf8mb4_0900_bin, '%') LIKE '%\\\\%' THEN 1 END) AS `none`
FROM orders
WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
  AND ((CONCAT(orders.channel COLLATE utf8mb4_0900_bin, '\\x') LIKE '%\\\\x') OR (CONCAT(orders.channel COLLATE utf8mb4_0900_bin, '\\%') LIKE '%\\\\%') OR (CONCAT(orders.channel COLLATE utf8mb4_0900_bin, '%') LIKE '%\\\\%'))
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
