SELECT
  `order`.order_id AS `order.id`,
  STDDEV_SAMP(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE)) AS `quantity_stddev`,
  VAR_SAMP(CAST(CAST(order_lines.quantity AS DOUBLE) AS DOUBLE)) AS `quantity_variance`,
  COUNT(*) AS `lines`
FROM order_lines
JOIN orders AS `order` ON `order`.order_id = order_lines.order_id
WHERE `order`.order_id IN (1, 2, 3, 4, 5, 6)
GROUP BY 1
ORDER BY CASE WHEN MAX(`order`.order_id) IS NULL THEN 1 ELSE 0 END, 1
