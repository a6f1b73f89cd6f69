SELECT
  brand.country AS "brand.country",
  (SELECT COALESCE(GROUP_CONCAT("a text".value, ', ') OVER (ORDER BY "a text".value ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(orders.channel))) AS "a text" WHERE "a text".value IS NOT NULL GROUP BY "a text".value LIMIT 1) AS "channels",
  (SELECT COALESCE(GROUP_CONCAT("a text".value, '/') OVER (ORDER BY "a text".value ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), '') FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(CASE WHEN orders.status = 'cancelled' AND orders.placed_at < ('2024-02-01' || ' 00:00:00') THEN orders.channel END))) AS "a text" WHERE "a text".value IS NOT NULL LIMIT 1) AS "notes",
  COUNT(DISTINCT orders.retailer_id) AS "estimate"
FROM orders
LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
GROUP BY 1
ORDER BY 1 NULLS LAST
