WITH groups AS (
  SELECT
    brand.country AS brand_country,
    MIN(orders.placed_at) AS first_1,
    MAX(orders.placed_at) AS last_2
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  GROUP BY 1
)
SELECT
  groups.brand_country AS "brand.country",
  CAST(WITH_TIMEZONE(groups.first_1, 'UTC') AT TIME ZONE 'Asia/Tokyo' AS TIMESTAMP(6)) AS "first",
  CAST(WITH_TIMEZONE(groups.last_2, 'UTC') AT TIME ZONE 'Asia/Tokyo' AS TIMESTAMP(6)) AS "last"
FROM groups
WHERE CAST(WITH_TIMEZONE(groups.first_1, 'UTC') AT TIME ZONE 'Asia/Tokyo' AS TIMESTAMP(6)) > TIMESTAMP '2024-01-02 00:00:00'
ORDER BY 1 NULLS LAST
