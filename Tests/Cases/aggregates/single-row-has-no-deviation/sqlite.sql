SELECT
  "order".order_id AS "order.id",
  (SELECT CASE WHEN COUNT("a value".value) > 1 THEN SQRT(MAX(0.0, (SUM(("a value".value - "the mean".value) * ("a value".value - "the mean".value)) - SUM("a value".value - "the mean".value) * SUM("a value".value - "the mean".value) / COUNT("a value".value)) / (COUNT("a value".value) - 1))) END FROM JSON_EACH((SELECT JSON_ARRAY(AVG(CAST(order_lines.quantity AS REAL))))) AS "the mean", JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(order_lines.quantity AS REAL)))) AS "a value") AS "quantity_stddev",
  (SELECT CASE WHEN COUNT("a value".value) > 1 THEN MAX(0.0, (SUM(("a value".value - "the mean".value) * ("a value".value - "the mean".value)) - SUM("a value".value - "the mean".value) * SUM("a value".value - "the mean".value) / COUNT("a value".value)) / (COUNT("a value".value) - 1)) END FROM JSON_EACH((SELECT JSON_ARRAY(AVG(CAST(order_lines.quantity AS REAL))))) AS "the mean", JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(order_lines.quantity AS REAL)))) AS "a value") AS "quantity_variance",
  COUNT(*) AS "lines"
FROM order_lines
JOIN orders AS "order" ON "order".order_id = order_lines.order_id
WHERE "order".order_id IN (1, 2, 3, 4, 5, 6)
GROUP BY 1
ORDER BY 1 NULLS LAST
