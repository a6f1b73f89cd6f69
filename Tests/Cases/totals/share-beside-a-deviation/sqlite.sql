WITH totals AS (
  SELECT
    product.category AS product_category,
    SUM(order_lines.quantity) AS units,
    (SELECT CASE WHEN COUNT("a value".value) > 1 THEN SQRT(MAX(0.0, (SUM(("a value".value - "the mean".value) * ("a value".value - "the mean".value)) - SUM("a value".value - "the mean".value) * SUM("a value".value - "the mean".value) / COUNT("a value".value)) / (COUNT("a value".value) - 1))) END FROM JSON_EACH((SELECT JSON_ARRAY(AVG(CAST(order_lines.quantity AS REAL))))) AS "the mean", JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(order_lines.quantity AS REAL)))) AS "a value") AS spread,
    (SELECT "a value".value + (COALESCE(LEAD("a value".value) OVER (ORDER BY "a value".value), "a value".value) - "a value".value) * ((COUNT(*) OVER () - 1) * 0.5 - CAST((COUNT(*) OVER () - 1) * 0.5 AS INTEGER)) FROM JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(order_lines.quantity AS REAL)))) AS "a value" WHERE "a value".value IS NOT NULL ORDER BY ABS(ROW_NUMBER() OVER (ORDER BY "a value".value) - 1 - CAST((COUNT(*) OVER () - 1) * 0.5 AS INTEGER)) LIMIT 1) AS middle
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  totals.product_category AS "product.category",
  COALESCE(totals.units, 0) AS "units",
  CAST(COALESCE(totals.units, 0) AS REAL) / NULLIF(COALESCE(SUM(totals.units) OVER (), 0), 0) AS "share",
  totals.spread AS "spread",
  totals.middle AS "middle"
FROM totals
ORDER BY 1 NULLS LAST
