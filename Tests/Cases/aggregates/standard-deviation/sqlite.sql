SELECT
  CASE WHEN order_lines.quantity < 5 THEN 'small' WHEN order_lines.quantity < 20 THEN 'medium' ELSE 'large' END AS "order_line.quantity_band",
  (SELECT CASE WHEN COUNT("a value".value) > 1 THEN SQRT(MAX(0.0, (SUM(("a value".value - "the mean".value) * ("a value".value - "the mean".value)) - SUM("a value".value - "the mean".value) * SUM("a value".value - "the mean".value) / COUNT("a value".value)) / (COUNT("a value".value) - 1))) END FROM JSON_EACH((SELECT JSON_ARRAY(AVG(CAST(order_lines.quantity AS REAL))))) AS "the mean", JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(order_lines.quantity AS REAL)))) AS "a value") AS "quantity_stddev"
FROM order_lines
GROUP BY 1
ORDER BY 1 NULLS LAST
