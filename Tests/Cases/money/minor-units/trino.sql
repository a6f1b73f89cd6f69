WITH groups AS (
  SELECT
    orders.currency AS order_currency,
    SUM(CAST(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END AS DECIMAL(38,2))) AS commission
  FROM orders
  GROUP BY 1
)
SELECT
  groups.order_currency AS "order.currency",
  COALESCE(groups.commission, CAST(0 AS DECIMAL(38,2))) AS "commission"
FROM groups
ORDER BY 1 NULLS LAST
