WITH ecb_rates AS (
  SELECT
    points.currency,
    points.valid_from,
    CASE WHEN points.next_from < CAST(DATEADD(day, 8, points.valid_from) AS DATE) THEN points.next_from ELSE CAST(DATEADD(day, 8, points.valid_from) AS DATE) END AS valid_until,
    points.rate
  FROM (
    SELECT
      fx_rates.currency,
      fx_rates.rate_date AS valid_from,
      LEAD(fx_rates.rate_date) OVER (PARTITION BY fx_rates.currency ORDER BY fx_rates.rate_date) AS next_from,
      ROUND(fx_rates.rate, 6) AS rate
    FROM fx_rates
    WHERE ROUND(fx_rates.rate, 6) > 0
      AND fx_rates.currency <> 'EUR'
  ) AS points
  UNION ALL
  SELECT
    'EUR' AS currency,
    CAST('0001-01-01' AS DATE) AS valid_from,
    CAST('9999-12-31' AS DATE) AS valid_until,
    1 AS rate
),
amounts AS (
  SELECT
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS average_order_value_3,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS average_order_value_3_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= CAST('2026-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2027-01-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2
)
SELECT
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  ROUND(TRUNC(CAST(COALESCE(MAX(parts.average_order_value_3), 0) AS DECIMAL(38,8)) / NULLIF(COALESCE(MAX(parts.orders), 0), 0), 8), 2) AS "average_order_value",
  BOOL_OR(parts.any_returned) AS "any_returned",
  COALESCE(MAX(parts.average_order_value_3_unconverted), 0) AS "average_order_value__unconverted_rows"
FROM (
  SELECT
    SUM(amounts.orders) AS orders,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.average_order_value_3 ELSE CAST(amounts.average_order_value_3 AS DECIMAL(18,4)) * CAST(target_rate.rate AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) AS average_order_value_3,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.average_order_value_3_rows ELSE 0 END) AS average_order_value_3_unconverted,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS BOOLEAN) AS any_returned
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
    AND amounts.rate_date >= target_rate.valid_from
    AND amounts.rate_date < target_rate.valid_until
  UNION ALL
  SELECT
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS DECIMAL(38,8)) AS average_order_value_3,
    CAST(NULL AS BIGINT) AS average_order_value_3_unconverted,
    COUNT(*) AS refunds,
    CAST(NULL AS BOOLEAN) AS any_returned
  FROM refunds
  WHERE refunds.refunded_at >= CAST('2026-01-01 00:00:00' AS TIMESTAMP)
    AND refunds.refunded_at < CAST('2027-01-01 00:00:00' AS TIMESTAMP)
  UNION ALL
  SELECT
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS DECIMAL(38,8)) AS average_order_value_3,
    CAST(NULL AS BIGINT) AS average_order_value_3_unconverted,
    CAST(NULL AS BIGINT) AS refunds,
    BOOL_OR(order_lines.returned) AS any_returned
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= CAST('2026-01-01 00:00:00' AS TIMESTAMP)
    AND "order".placed_at < CAST('2027-01-01 00:00:00' AS TIMESTAMP)
) AS parts
