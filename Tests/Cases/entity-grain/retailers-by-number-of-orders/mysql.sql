SELECT
  COALESCE(retailers_order.value_1, 0) AS `retailer.lifetime_orders`,
  COUNT(*) AS `retailers`
FROM retailers
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    COUNT(*) AS value_1
  FROM orders
  GROUP BY 1
) AS retailers_order ON retailers_order.owner = retailers.retailer_id
GROUP BY 1
ORDER BY CASE WHEN MAX(COALESCE(retailers_order.value_1, 0)) IS NULL THEN 1 ELSE 0 END, 1
