WITH groups AS (
  SELECT
    COUNT(*) AS orders
  FROM orders
  JOIN retailers AS bill_to ON bill_to.retailer_id = orders.bill_to_retailer_id
  WHERE bill_to.tier = 'gold'
    AND orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
),
groups_2 AS (
  SELECT
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = "order".bill_to_retailer_id
  WHERE order_bill_to.tier = 'gold'
    AND "order".placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2026-01-01 00:00:00'
),
groups_3 AS (
  SELECT
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN retailers AS order_bill_to ON order_bill_to.retailer_id = "order".bill_to_retailer_id
  WHERE order_bill_to.tier = 'gold'
    AND refunds.refunded_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2026-01-01 00:00:00'
),
groups_4 AS (
  SELECT
    MAX(parts.orders) AS orders,
    MAX(parts.units) AS units,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      groups.orders,
      CAST(NULL AS BIGINT) AS units,
      CAST(NULL AS BIGINT) AS refunds
    FROM groups
    UNION ALL
    SELECT
      CAST(NULL AS BIGINT) AS orders,
      groups_2.units,
      CAST(NULL AS BIGINT) AS refunds
    FROM groups_2
    UNION ALL
    SELECT
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS units,
      groups_3.refunds
    FROM groups_3
  ) AS parts
)
SELECT
  COALESCE(groups_4.orders, 0) AS "orders",
  COALESCE(groups_4.units, 0) AS "units",
  COALESCE(groups_4.refunds, 0) AS "refunds"
FROM groups_4
