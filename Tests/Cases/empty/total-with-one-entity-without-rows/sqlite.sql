WITH amounts AS (
  SELECT
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_3,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_3_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= '2026-01-01 00:00:00'
    AND orders.placed_at < '2027-01-01 00:00:00'
  GROUP BY 1, 2
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.currency,
    amounts.rate_date,
    amounts.average_order_value_3,
    amounts.average_order_value_3_rows,
    amounts.orders,
    CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts.currency
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate,
    (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = 'USD'
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) AS target_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.orders,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.average_order_value_3,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.average_order_value_3_rows ELSE 0 END AS average_order_value_3_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.orders,
    rated_amounts.average_order_value_3 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_order_value_3 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_order_value_3,
    rated_amounts.average_order_value_3 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_order_value_3_rest,
    rated_amounts.divisor AS average_order_value_3_divisor,
    rated_amounts.average_order_value_3_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.orders) AS orders,
    SUM(converted_amounts.average_order_value_3) * 1000000 + (SUM(converted_amounts.average_order_value_3_rest * 1000000 / converted_amounts.average_order_value_3_divisor * 1000000 + converted_amounts.average_order_value_3_rest * 1000000 % converted_amounts.average_order_value_3_divisor * 1000000 / converted_amounts.average_order_value_3_divisor) + CASE WHEN SUM(converted_amounts.average_order_value_3_rest * 1000000 / converted_amounts.average_order_value_3_divisor * 1000000 + converted_amounts.average_order_value_3_rest * 1000000 % converted_amounts.average_order_value_3_divisor * 1000000 / converted_amounts.average_order_value_3_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_order_value_3,
    SUM(converted_amounts.average_order_value_3_unconverted) AS average_order_value_3_unconverted
  FROM converted_amounts
)
SELECT
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  (COALESCE(MAX(parts.average_order_value_3), 0) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) + CASE WHEN COALESCE(MAX(parts.average_order_value_3), 0) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  MAX(parts.any_returned) AS "any_returned",
  COALESCE(MAX(parts.average_order_value_3_unconverted), 0) AS "average_order_value__unconverted_rows"
FROM (
  SELECT
    totals.orders,
    totals.average_order_value_3,
    totals.average_order_value_3_unconverted,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS any_returned
  FROM totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS average_order_value_3,
    CAST(NULL AS INTEGER) AS average_order_value_3_unconverted,
    COUNT(*) AS refunds,
    CAST(NULL AS INTEGER) AS any_returned
  FROM refunds
  WHERE refunds.refunded_at >= '2026-01-01 00:00:00'
    AND refunds.refunded_at < '2027-01-01 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS average_order_value_3,
    CAST(NULL AS INTEGER) AS average_order_value_3_unconverted,
    CAST(NULL AS INTEGER) AS refunds,
    MAX(order_lines.returned) AS any_returned
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2026-01-01 00:00:00'
    AND "order".placed_at < '2027-01-01 00:00:00'
) AS parts
