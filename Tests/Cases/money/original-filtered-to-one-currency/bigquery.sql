WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS year,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    MAX(orders.subtotal) AS largest_order
  FROM orders
  WHERE orders.currency = 'JPY'
  GROUP BY 1
)
SELECT
  `groups`.year AS `year`,
  ROUND(CAST(COALESCE(`groups`.gmv, 0) AS BIGNUMERIC), 0) AS `gmv`,
  ROUND(CAST(`groups`.largest_order AS BIGNUMERIC), 0) AS `largest_order`
FROM `groups`
ORDER BY 1 NULLS LAST
