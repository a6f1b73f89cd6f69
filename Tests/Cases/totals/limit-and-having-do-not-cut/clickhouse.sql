WITH first_rows AS (
  SELECT
    brand.country AS brand_country,
    toInt64(count()) AS value_2,
    0 AS level
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
  HAVING toInt64(count()) >= 20
  ORDER BY 2 DESC NULLS LAST, 1 NULLS LAST
  LIMIT 3
)
SELECT
  parts.brand_country AS `brand.country`,
  parts.value_2 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    first_rows.brand_country AS brand_country,
    first_rows.value_2 AS value_2,
    first_rows.level AS level
  FROM first_rows
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)) AS brand_country,
    toInt64(count()) AS value_2,
    1 AS level
  FROM orders
) AS parts
ORDER BY 3 NULLS LAST, 2 DESC NULLS LAST, 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
