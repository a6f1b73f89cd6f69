WITH amounts AS (
  SELECT
    DATE(refunds.refunded_at, 'start of month') AS month,
    refunds.currency,
    DATE(refunds.refunded_at) AS rate_date,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refund_rate_1,
    COUNT(refunds.amount) AS refund_rate_1_rows
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
    AND refunds.refunded_at >= '2024-01-01 00:00:00'
    AND refunds.refunded_at < '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.month,
    amounts.currency,
    amounts.rate_date,
    amounts.refund_rate_1,
    amounts.refund_rate_1_rows,
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
    ) END AS source_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.month,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.refund_rate_1,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.refund_rate_1_rows ELSE 0 END AS refund_rate_1_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.month,
    rated_amounts.refund_rate_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.refund_rate_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS refund_rate_1,
    rated_amounts.refund_rate_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS refund_rate_1_rest,
    rated_amounts.divisor AS refund_rate_1_divisor,
    rated_amounts.refund_rate_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.month,
    SUM(converted_amounts.refund_rate_1) * 1000000 + (SUM(converted_amounts.refund_rate_1_rest * 1000000 / converted_amounts.refund_rate_1_divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.refund_rate_1_divisor * 1000000 / converted_amounts.refund_rate_1_divisor) + CASE WHEN SUM(converted_amounts.refund_rate_1_rest * 1000000 / converted_amounts.refund_rate_1_divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.refund_rate_1_divisor * 1000000 / converted_amounts.refund_rate_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refund_rate_1,
    SUM(converted_amounts.refund_rate_1_unconverted) AS refund_rate_1_unconverted
  FROM converted_amounts
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS refund_rate_2,
    COUNT(orders.subtotal) AS refund_rate_2_rows
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
    AND orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_with_rates_2 AS MATERIALIZED (
  SELECT
    amounts_2.month,
    amounts_2.currency,
    amounts_2.rate_date,
    amounts_2.refund_rate_2,
    amounts_2.refund_rate_2_rows,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts_2.currency
        AND fx_rates.rate_date <= amounts_2.rate_date
        AND fx_rates.rate_date >= DATE(amounts_2.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate
  FROM amounts_2
),
rated_amounts_2 AS (
  SELECT
    amounts_with_rates_2.month,
    CASE WHEN amounts_with_rates_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates_2.currency = 'EUR' THEN 1 ELSE amounts_with_rates_2.source_rate END AS divisor,
    amounts_with_rates_2.refund_rate_2,
    CASE WHEN amounts_with_rates_2.currency = 'EUR' THEN 0 WHEN amounts_with_rates_2.source_rate IS NULL THEN amounts_with_rates_2.refund_rate_2_rows ELSE 0 END AS refund_rate_2_unconverted
  FROM amounts_with_rates_2
),
converted_amounts_2 AS (
  SELECT
    rated_amounts_2.month,
    rated_amounts_2.refund_rate_2 / rated_amounts_2.divisor * rated_amounts_2.multiplier + rated_amounts_2.refund_rate_2 % rated_amounts_2.divisor * rated_amounts_2.multiplier / rated_amounts_2.divisor AS refund_rate_2,
    rated_amounts_2.refund_rate_2 % rated_amounts_2.divisor * rated_amounts_2.multiplier % rated_amounts_2.divisor AS refund_rate_2_rest,
    rated_amounts_2.divisor AS refund_rate_2_divisor,
    rated_amounts_2.refund_rate_2_unconverted
  FROM rated_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.month,
    SUM(converted_amounts_2.refund_rate_2) * 1000000 + (SUM(converted_amounts_2.refund_rate_2_rest * 1000000 / converted_amounts_2.refund_rate_2_divisor * 1000000 + converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.refund_rate_2_divisor * 1000000 / converted_amounts_2.refund_rate_2_divisor) + CASE WHEN SUM(converted_amounts_2.refund_rate_2_rest * 1000000 / converted_amounts_2.refund_rate_2_divisor * 1000000 + converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.refund_rate_2_divisor * 1000000 / converted_amounts_2.refund_rate_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refund_rate_2,
    SUM(converted_amounts_2.refund_rate_2_unconverted) AS refund_rate_2_unconverted
  FROM converted_amounts_2
  GROUP BY 1
)
SELECT
  parts.month AS "month",
  CAST(COALESCE(MAX(parts.refund_rate_1), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.refund_rate_2), 0), 0) AS "refund_rate",
  (COALESCE(MAX(parts.refund_rate_1), 0) + CASE WHEN COALESCE(MAX(parts.refund_rate_1), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "refunds_value",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) + COALESCE(MAX(parts.refund_rate_2_unconverted), 0) AS "refund_rate__unconverted_rows",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) AS "refunds_value__unconverted_rows"
FROM (
  SELECT
    totals.month,
    totals.refund_rate_1,
    totals.refund_rate_1_unconverted,
    CAST(NULL AS INTEGER) AS refund_rate_2,
    CAST(NULL AS INTEGER) AS refund_rate_2_unconverted
  FROM totals
  UNION ALL
  SELECT
    totals_2.month,
    CAST(NULL AS INTEGER) AS refund_rate_1,
    CAST(NULL AS INTEGER) AS refund_rate_1_unconverted,
    totals_2.refund_rate_2,
    totals_2.refund_rate_2_unconverted
  FROM totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
