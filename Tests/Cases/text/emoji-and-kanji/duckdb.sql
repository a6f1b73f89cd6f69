SELECT
  brand.name AS "brand.name",
  COUNT(*) AS "orders"
FROM orders
JOIN brands AS brand ON brand.brand_id = orders.brand_id
WHERE brand.name IN ('Tiny Rocket 🚀', '京都茶屋', 'Ægir Sea Salt')
GROUP BY 1
ORDER BY 1 NULLS LAST
