WITH amounts AS (
  SELECT
    DATE("order".placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', "order".placed_at) AS INTEGER) - 1) % 3) || ' months') AS order_placed_quarter,
    refunds.currency,
    DATE(refunds.refunded_at) AS rate_date,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.order_placed_quarter,
    amounts.currency,
    amounts.rate_date,
    amounts.refunds_value,
    amounts.refunds_value_rows,
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
    amounts_with_rates.order_placed_quarter,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.refunds_value,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.refunds_value_rows ELSE 0 END AS refunds_value_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.order_placed_quarter,
    rated_amounts.refunds_value / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS refunds_value,
    rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS refunds_value_rest,
    rated_amounts.divisor AS refunds_value_divisor,
    rated_amounts.refunds_value_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_placed_quarter,
    SUM(converted_amounts.refunds_value) * 1000000 + (SUM(converted_amounts.refunds_value_rest * 1000000 / converted_amounts.refunds_value_divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.refunds_value_divisor * 1000000 / converted_amounts.refunds_value_divisor) + CASE WHEN SUM(converted_amounts.refunds_value_rest * 1000000 / converted_amounts.refunds_value_divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.refunds_value_divisor * 1000000 / converted_amounts.refunds_value_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refunds_value,
    SUM(converted_amounts.refunds_value_unconverted) AS refunds_value_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.order_placed_quarter AS "order.placed.quarter",
  (COALESCE(totals.refunds_value, 0) + CASE WHEN COALESCE(totals.refunds_value, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "refunds_value",
  COALESCE(totals.refunds_value_unconverted, 0) AS "refunds_value__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
