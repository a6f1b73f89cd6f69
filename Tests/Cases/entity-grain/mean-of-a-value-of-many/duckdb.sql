SELECT
  retailers.tier AS "retailer.tier",
  CAST(SUM(COALESCE(retailers_order.value_1, 0)) AS DOUBLE) / NULLIF(COUNT(COALESCE(retailers_order.value_1, 0)), 0) AS "all_of_them",
  CAST(SUM(COALESCE(retailers_order.value_1, 0)) FILTER (WHERE COALESCE(retailers_order.value_1, 0) > 0) AS DOUBLE) / NULLIF(COUNT(COALESCE(retailers_order.value_1, 0)) FILTER (WHERE COALESCE(retailers_order.value_1, 0) > 0), 0) AS "those_who_ordered"
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
