WITH `values` AS (
  SELECT
    product.category COLLATE utf8mb4_0900_bin AS product_category,
    CAST(order_lines.quantity AS DOUBLE) AS value_1,
    CAST(order_lines.quantity AS DOUBLE) AS value_2,
    CAST(order_lines.quantity AS DOUBLE) AS value_3,
    CASE WHEN order_lines.quantity > 2 THEN CAST(order_lines.quantity AS DOUBLE) END AS value_4
  FROM order_lines
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
),
places AS (
  SELECT
    `values`.product_category,
    `values`.value_1,
    `values`.value_2,
    `values`.value_3,
    `values`.value_4,
    ROW_NUMBER() OVER (PARTITION BY `values`.product_category ORDER BY CASE WHEN `values`.value_1 IS NULL THEN 1 ELSE 0 END, `values`.value_1) AS place_1,
    COUNT(`values`.value_1) OVER (PARTITION BY `values`.product_category) AS places_1,
    ROW_NUMBER() OVER (PARTITION BY `values`.product_category ORDER BY CASE WHEN `values`.value_2 IS NULL THEN 1 ELSE 0 END, `values`.value_2) AS place_2,
    COUNT(`values`.value_2) OVER (PARTITION BY `values`.product_category) AS places_2,
    ROW_NUMBER() OVER (PARTITION BY `values`.product_category ORDER BY CASE WHEN `values`.value_3 IS NULL THEN 1 ELSE 0 END, `values`.value_3) AS place_3,
    COUNT(`values`.value_3) OVER (PARTITION BY `values`.product_category) AS places_3,
    ROW_NUMBER() OVER (PARTITION BY `values`.product_category ORDER BY CASE WHEN `values`.value_4 IS NULL THEN 1 ELSE 0 END, `values`.value_4) AS place_4,
    COUNT(`values`.value_4) OVER (PARTITION BY `values`.product_category) AS places_4
  FROM `values`
)
SELECT
  places.product_category AS `product.category`,
  MAX(CASE WHEN places.place_1 - 1 <= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 > CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN places.value_1 END) + (MAX(CASE WHEN places.place_1 - 1 >= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 - 2 < CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN places.value_1 END) - MAX(CASE WHEN places.place_1 - 1 <= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 > CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN places.value_1 END)) * MAX(CASE WHEN places.place_1 - 1 <= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 > CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN CAST(places.places_1 - 1 AS DOUBLE) * 0.5 - (places.place_1 - 1) END) AS `middle`,
  MAX(CASE WHEN places.place_2 - 1 <= CAST(places.places_2 - 1 AS DOUBLE) * 0.9 AND places.place_2 > CAST(places.places_2 - 1 AS DOUBLE) * 0.9 THEN places.value_2 END) + (MAX(CASE WHEN places.place_2 - 1 >= CAST(places.places_2 - 1 AS DOUBLE) * 0.9 AND places.place_2 - 2 < CAST(places.places_2 - 1 AS DOUBLE) * 0.9 THEN places.value_2 END) - MAX(CASE WHEN places.place_2 - 1 <= CAST(places.places_2 - 1 AS DOUBLE) * 0.9 AND places.place_2 > CAST(places.places_2 - 1 AS DOUBLE) * 0.9 THEN places.value_2 END)) * MAX(CASE WHEN places.place_2 - 1 <= CAST(places.places_2 - 1 AS DOUBLE) * 0.9 AND places.place_2 > CAST(places.places_2 - 1 AS DOUBLE) * 0.9 THEN CAST(places.places_2 - 1 AS DOUBLE) * 0.9 - (places.place_2 - 1) END) AS `most`,
  MAX(CASE WHEN places.place_3 - 1 <= CAST(places.places_3 - 1 AS DOUBLE) * 0 AND places.place_3 > CAST(places.places_3 - 1 AS DOUBLE) * 0 THEN places.value_3 END) + (MAX(CASE WHEN places.place_3 - 1 >= CAST(places.places_3 - 1 AS DOUBLE) * 0 AND places.place_3 - 2 < CAST(places.places_3 - 1 AS DOUBLE) * 0 THEN places.value_3 END) - MAX(CASE WHEN places.place_3 - 1 <= CAST(places.places_3 - 1 AS DOUBLE) * 0 AND places.place_3 > CAST(places.places_3 - 1 AS DOUBLE) * 0 THEN places.value_3 END)) * MAX(CASE WHEN places.place_3 - 1 <= CAST(places.places_3 - 1 AS DOUBLE) * 0 AND places.place_3 > CAST(places.places_3 - 1 AS DOUBLE) * 0 THEN CAST(places.places_3 - 1 AS DOUBLE) * 0 - (places.place_3 - 1) END) AS `least`,
  MAX(CASE WHEN places.place_4 - 1 <= CAST(places.places_4 - 1 AS DOUBLE) * 0.5 AND places.place_4 > CAST(places.places_4 - 1 AS DOUBLE) * 0.5 THEN places.value_4 END) + (MAX(CASE WHEN places.place_4 - 1 >= CAST(places.places_4 - 1 AS DOUBLE) * 0.5 AND places.place_4 - 2 < CAST(places.places_4 - 1 AS DOUBLE) * 0.5 THEN places.value_4 END) - MAX(CASE WHEN places.place_4 - 1 <= CAST(places.places_4 - 1 AS DOUBLE) * 0.5 AND places.place_4 > CAST(places.places_4 - 1 AS DOUBLE) * 0.5 THEN places.value_4 END)) * MAX(CASE WHEN places.place_4 - 1 <= CAST(places.places_4 - 1 AS DOUBLE) * 0.5 AND places.place_4 > CAST(places.places_4 - 1 AS DOUBLE) * 0.5 THEN CAST(places.places_4 - 1 AS DOUBLE) * 0.5 - (places.place_4 - 1) END) AS `large`
FROM places
GROUP BY 1
ORDER BY CASE WHEN MAX(places.product_category) IS NULL THEN 1 ELSE 0 END, 1
