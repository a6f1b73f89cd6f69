SELECT
  retailers.tier AS `retailer_tier`,
  CAST(SUM(COALESCE(retailers_order.value_1, 0)) AS FLOAT64) / NULLIF(COUNT(COALESCE(retailers_order.value_1, 0)), 0) AS `all_of_them`,
  CAST(SUM(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END) AS FLOAT64) / NULLIF(COUNT(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END), 0) AS `those_who_ordered`
FROM retailers
LEFT JOIN (
  SELECT
    orders.retailer_id AS owner,
    COUNT(*) AS value_1
  FROM orders
  GROUP BY 1
) AS retailers_order ON retailers_order.owner = retailers.retailer_id
GROUP BY 1
ORDER BY 1 NULLS LAST
