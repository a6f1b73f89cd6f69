WITH last_moments AS (
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  GROUP BY 1, 2
)
SELECT
  toDate32(toStartOfYear(toDate32(orders.placed_at))) AS `year`,
  retailer.country AS `retailer.country`,
  toInt64(count(CASE WHEN orders.status = 'cancelled' THEN 1 END)) AS `cancelled`,
  toInt64(count()) AS `all`
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
JOIN last_moments ON last_moments.part = toDate32(toStartOfYear(toDate32(orders.placed_at)))
  AND last_moments.part_2 = orders.retailer_id
  AND last_moments.moment = orders.placed_at
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
