WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS commission,
    COUNT(orders.commission) AS commission_rows
  FROM orders
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.quarter,
    amounts.currency,
    amounts.rate_date,
    amounts.commission,
    amounts.commission_rows,
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
    amounts_with_rates.quarter,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.commission,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.commission_rows ELSE 0 END AS commission_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.quarter,
    rated_amounts.commission / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.commission % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS commission,
    rated_amounts.commission % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS commission_rest,
    rated_amounts.divisor AS commission_divisor,
    rated_amounts.commission_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.quarter,
    SUM(converted_amounts.commission) * 1000000 + (SUM(converted_amounts.commission_rest * 1000000 / converted_amounts.commission_divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.commission_divisor * 1000000 / converted_amounts.commission_divisor) + CASE WHEN SUM(converted_amounts.commission_rest * 1000000 / converted_amounts.commission_divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.commission_divisor * 1000000 / converted_amounts.commission_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS commission,
    SUM(converted_amounts.commission_unconverted) AS commission_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.quarter AS "quarter",
  (COALESCE(totals.commission, 0) + CASE WHEN COALESCE(totals.commission, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "commission",
  COALESCE(totals.commission_unconverted, 0) AS "commission__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
