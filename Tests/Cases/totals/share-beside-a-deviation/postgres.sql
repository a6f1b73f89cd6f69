WITH totals AS (
  SELECT
    product.category AS product_category,
    SUM(order_lines.quantity) AS units,
    STDDEV_SAMP(CAST(CAST(order_lines.quantity AS DOUBLE PRECISION) AS DOUBLE PRECISION)) AS spread,
    PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(order_lines.quantity AS DOUBLE PRECISION)) AS middle
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  GROUP BY 1
)
SELECT
  totals.product_category AS "product.category",
  COALESCE(totals.units, 0) AS "units",
  CAST(COALESCE(totals.units, 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(SUM(totals.units) OVER (), 0), 0) AS "share",
  totals.spread AS "spread",
  totals.middle AS "middle"
FROM totals
ORDER BY totals.product_category COLLATE "C" NULLS LAST
