SELECT
  retailers.tier COLLATE utf8mb4_0900_bin AS `retailer.tier`,
  CAST(SUM(COALESCE(retailers_order.value_1, 0)) AS DOUBLE) / NULLIF(COUNT(COALESCE(retailers_order.value_1, 0)), 0) AS `all_of_them`,
  CAST(SUM(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END) AS DOUBLE) / NULLIF(COUNT(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END), 0) AS `those_who_ordered`
FROM retailers
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    COUNT(*) AS value_1
  FROM orders
  GROUP BY 1
) AS retailers_order ON retailers_order.owner = retailers.retailer_id
GROUP BY 1
ORDER BY CASE WHEN (retailers.tier COLLATE utf8mb4_0900_bin) IS NULL THEN 1 ELSE 0 END, 1
