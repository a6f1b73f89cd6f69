WITH `groups` AS (
  SELECT
    orders.channel AS order_channel,
    SUM(CASE WHEN orders.status = 'delivered' THEN 2 WHEN orders.status = 'cancelled' THEN -1 ELSE 0 END) AS score
  FROM orders
  GROUP BY 1
)
SELECT
  `groups`.order_channel AS `order_channel`,
  COALESCE(`groups`.score, 0) AS `score`
FROM `groups`
ORDER BY 1 NULLS LAST
