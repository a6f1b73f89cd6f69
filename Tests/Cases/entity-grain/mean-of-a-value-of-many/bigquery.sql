WITH `groups` AS (
  SELECT
    retailers.tier AS retailer_tier,
    SUM(COALESCE(retailers_order.value_1, 0)) AS all_of_them_1,
    COUNT(COALESCE(retailers_order.value_1, 0)) AS all_of_them_2,
    SUM(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END) AS those_who_ordered_3,
    COUNT(CASE WHEN COALESCE(retailers_order.value_1, 0) > 0 THEN COALESCE(retailers_order.value_1, 0) END) AS those_who_ordered_4
  FROM retailers
  LEFT JOIN (
    SELECT
      orders.retailer_id AS owner,
      COUNT(*) AS value_1
    FROM orders
    GROUP BY 1
  ) AS retailers_order ON retailers_order.owner = retailers.retailer_id
  GROUP BY 1
)
SELECT
  `groups`.retailer_tier AS `retailer_tier`,
  CAST(`groups`.all_of_them_1 AS FLOAT64) / NULLIF(`groups`.all_of_them_2, 0) AS `all_of_them`,
  CAST(`groups`.those_who_ordered_3 AS FLOAT64) / NULLIF(`groups`.those_who_ordered_4, 0) AS `those_who_ordered`
FROM `groups`
ORDER BY 1 NULLS LAST
