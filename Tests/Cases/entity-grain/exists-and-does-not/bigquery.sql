SELECT
  parts.retailer_has_cancelled AS `retailer_has_cancelled`,
  COALESCE(MAX(parts.retailers), 0) AS `retailers`,
  COALESCE(MAX(parts.orders), 0) AS `orders`
FROM (
  SELECT
    COALESCE(retailers_order.value_1, 0) > 0 AS retailer_has_cancelled,
    COUNT(*) AS retailers,
    CAST(NULL AS INT64) AS orders
  FROM retailers
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailers_order ON retailers_order.owner = retailers.retailer_id
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN retailer.retailer_id IS NOT NULL THEN COALESCE(retailer_order.value_1, 0) END > 0 AS retailer_has_cancelled,
    CAST(NULL AS INT64) AS retailers,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailer_order ON retailer_order.owner = retailer.retailer_id
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
