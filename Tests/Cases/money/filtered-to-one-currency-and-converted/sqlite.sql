WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    COUNT(*) AS average_order_value_2
  FROM orders
  WHERE orders.currency = 'USD'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.quarter,
    amounts.currency,
    amounts.rate_date,
    amounts.gmv,
    amounts.gmv_rows,
    amounts.average_order_value_2,
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
    amounts_with_rates.average_order_value_2,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.gmv,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.gmv_rows ELSE 0 END AS gmv_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.quarter,
    rated_amounts.average_order_value_2,
    rated_amounts.gmv / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv,
    rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_rest,
    rated_amounts.divisor AS gmv_divisor,
    rated_amounts.gmv_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.quarter,
    SUM(converted_amounts.average_order_value_2) AS average_order_value_2,
    SUM(converted_amounts.gmv) * 1000000 + (SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gmv,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.quarter AS "quarter",
  (COALESCE(totals.gmv, 0) + CASE WHEN COALESCE(totals.gmv, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(totals.gmv, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) + CASE WHEN COALESCE(totals.gmv, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  COALESCE(totals.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(totals.gmv_unconverted, 0) AS "average_order_value__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
