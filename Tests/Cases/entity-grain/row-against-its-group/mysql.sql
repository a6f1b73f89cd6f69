SELECT
  CAST(DATE_ADD(MAKEDATE(YEAR(`order`.placed_at), 1), INTERVAL 3 * QUARTER(`order`.placed_at) - 3 MONTH) AS DATE) AS `quarter`,
  COUNT(CASE WHEN CAST(order_lines.quantity AS DOUBLE) < CAST(0.2 AS DOUBLE) * (CAST(product_order_line.value_1 AS DOUBLE) / NULLIF(CASE WHEN product.product_id IS NOT NULL THEN COALESCE(product_order_line.value_2, 0) END, 0)) THEN 1 END) AS `small`,
  COUNT(*) AS `lines`
FROM order_lines
JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
LEFT JOIN products AS product ON product.product_id = order_lines.product_id
LEFT JOIN (
  SELECT
    order_lines.product_id AS owner,
    SUM(order_lines.quantity) AS value_1,
    COUNT(order_lines.quantity) AS value_2
  FROM order_lines
  GROUP BY 1
) AS product_order_line ON product_order_line.owner = product.product_id
WHERE `order`.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
  AND `order`.placed_at < TIMESTAMP '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY CASE WHEN MAX(CAST(DATE_ADD(MAKEDATE(YEAR(`order`.placed_at), 1), INTERVAL 3 * QUARTER(`order`.placed_at) - 3 MONTH) AS DATE)) IS NULL THEN 1 ELSE 0 END, 1
