WITH last_moments AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  GROUP BY 1, 2
)
SELECT
  DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS "year",
  retailer.country AS "retailer.country",
  COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS "cancelled",
  COUNT(*) AS "all"
FROM orders
LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
JOIN last_moments ON last_moments.part = DATE_TRUNC('year', CAST(orders.placed_at AS DATE))
  AND last_moments.part_2 = orders.retailer_id
  AND last_moments.moment = orders.placed_at
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
