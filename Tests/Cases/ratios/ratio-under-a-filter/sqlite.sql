WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled' AND orders.channel = 'app') AS app_average_3,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled' AND orders.channel = 'app') AS app_average_3_rows,
    COUNT(*) AS average_order_value_2,
    COUNT(*) FILTER (WHERE orders.channel = 'app') AS app_average_4
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2026-01-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.quarter,
    amounts.currency,
    amounts.rate_date,
    amounts.average_order_value_1,
    amounts.average_order_value_1_rows,
    amounts.app_average_3,
    amounts.app_average_3_rows,
    amounts.average_order_value_2,
    amounts.app_average_4,
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
    amounts_with_rates.quarter,
    amounts_with_rates.average_order_value_2,
    amounts_with_rates.app_average_4,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.average_order_value_1,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.average_order_value_1_rows ELSE 0 END AS average_order_value_1_unconverted,
    amounts_with_rates.app_average_3,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.app_average_3_rows ELSE 0 END AS app_average_3_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.quarter,
    rated_amounts.average_order_value_2,
    rated_amounts.app_average_4,
    rated_amounts.average_order_value_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_order_value_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_order_value_1,
    rated_amounts.average_order_value_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_order_value_1_rest,
    rated_amounts.divisor AS average_order_value_1_divisor,
    rated_amounts.average_order_value_1_unconverted,
    rated_amounts.app_average_3 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.app_average_3 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS app_average_3,
    rated_amounts.app_average_3 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS app_average_3_rest,
    rated_amounts.divisor AS app_average_3_divisor,
    rated_amounts.app_average_3_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.quarter,
    SUM(converted_amounts.average_order_value_2) AS average_order_value_2,
    SUM(converted_amounts.app_average_4) AS app_average_4,
    SUM(converted_amounts.average_order_value_1) * 1000000 + (SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) + CASE WHEN SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_order_value_1,
    SUM(converted_amounts.average_order_value_1_unconverted) AS average_order_value_1_unconverted,
    SUM(converted_amounts.app_average_3) * 1000000 + (SUM(converted_amounts.app_average_3_rest * 1000000 / converted_amounts.app_average_3_divisor * 1000000 + converted_amounts.app_average_3_rest * 1000000 % converted_amounts.app_average_3_divisor * 1000000 / converted_amounts.app_average_3_divisor) + CASE WHEN SUM(converted_amounts.app_average_3_rest * 1000000 / converted_amounts.app_average_3_divisor * 1000000 + converted_amounts.app_average_3_rest * 1000000 % converted_amounts.app_average_3_divisor * 1000000 / converted_amounts.app_average_3_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS app_average_3,
    SUM(converted_amounts.app_average_3_unconverted) AS app_average_3_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.quarter AS "quarter",
  (COALESCE(totals.average_order_value_1, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) + CASE WHEN COALESCE(totals.average_order_value_1, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  (COALESCE(totals.app_average_3, 0) / NULLIF(COALESCE(totals.app_average_4, 0), 0) + CASE WHEN COALESCE(totals.app_average_3, 0) / NULLIF(COALESCE(totals.app_average_4, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "app_average",
  COALESCE(totals.average_order_value_1_unconverted, 0) AS "average_order_value__unconverted_rows",
  COALESCE(totals.app_average_3_unconverted, 0) AS "app_average__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
