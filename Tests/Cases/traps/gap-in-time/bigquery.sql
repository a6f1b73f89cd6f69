SELECT
  DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS `month`,
  COUNT(*) AS `refunds`
FROM refunds
JOIN orders AS `order` ON `order`.order_id = refunds.order_id
JOIN brands AS order_brand ON order_brand.brand_id = `order`.brand_id
WHERE order_brand.name = 'Profumi d\'Oriente'
GROUP BY 1
ORDER BY 1 NULLS LAST
