WITH `values` AS (
  SELECT
    product.category AS product_category,
    order_lines.quantity AS value_1,
    order_lines.quantity AS value_2,
    CAST(order_lines.quantity AS FLOAT64) AS value_3
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
),
places AS (
  SELECT
    `values`.product_category,
    `values`.value_1,
    `values`.value_2,
    `values`.value_3,
    ROW_NUMBER() OVER (PARTITION BY `values`.product_category ORDER BY CASE WHEN `values`.value_3 IS NULL THEN 1 ELSE 0 END, `values`.value_3) AS place_3,
    COUNT(`values`.value_3) OVER (PARTITION BY `values`.product_category) AS places_3
  FROM `values`
),
`groups` AS (
  SELECT
    places.product_category,
    SUM(places.value_1) AS units,
    STDDEV_SAMP(CAST(CAST(places.value_2 AS FLOAT64) AS FLOAT64)) AS spread,
    MAX(CASE WHEN places.place_3 - 1 <= CAST(places.places_3 - 1 AS FLOAT64) * 0.5 AND places.place_3 > CAST(places.places_3 - 1 AS FLOAT64) * 0.5 THEN places.value_3 END) + (MAX(CASE WHEN places.place_3 - 1 >= CAST(places.places_3 - 1 AS FLOAT64) * 0.5 AND places.place_3 - 2 < CAST(places.places_3 - 1 AS FLOAT64) * 0.5 THEN places.value_3 END) - MAX(CASE WHEN places.place_3 - 1 <= CAST(places.places_3 - 1 AS FLOAT64) * 0.5 AND places.place_3 > CAST(places.places_3 - 1 AS FLOAT64) * 0.5 THEN places.value_3 END)) * MAX(CASE WHEN places.place_3 - 1 <= CAST(places.places_3 - 1 AS FLOAT64) * 0.5 AND places.place_3 > CAST(places.places_3 - 1 AS FLOAT64) * 0.5 THEN CAST(places.places_3 - 1 AS FLOAT64) * 0.5 - (places.place_3 - 1) END) AS middle
  FROM places
  GROUP BY 1
)
SELECT
  `groups`.product_category AS `product_category`,
  COALESCE(`groups`.units, 0) AS `units`,
  CAST(COALESCE(`groups`.units, 0) AS FLOAT64) / NULLIF(COALESCE(SUM(`groups`.units) OVER (), 0), 0) AS `share`,
  `groups`.spread AS `spread`,
  `groups`.middle AS `middle`
FROM `groups`
ORDER BY 1 NULLS LAST
