SELECT
  retailer.country AS `retailer_country`,
  brand.country AS `brand_country`,
  DATE_TRUNC(CAST(orders.placed_at AS DATE), QUARTER) AS `order_placed_quarter`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
  AND orders.placed_at < DATETIME '2024-04-01 00:00:00'
GROUP BY 1, 2, 3
ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST
