WITH amounts AS (
  SELECT
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1_rows,
    COUNT(*) AS average_order_value_2
  FROM orders
  WHERE orders.currency IN ('EUR', 'GBP')
  GROUP BY 1, 2
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.currency,
    amounts.rate_date,
    amounts.average_order_value_1,
    amounts.average_order_value_1_rows,
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
    ) END AS source_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.average_order_value_2,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.average_order_value_1,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.average_order_value_1_rows ELSE 0 END AS average_order_value_1_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.average_order_value_2,
    rated_amounts.average_order_value_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_order_value_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_order_value_1,
    rated_amounts.average_order_value_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_order_value_1_rest,
    rated_amounts.divisor AS average_order_value_1_divisor,
    rated_amounts.average_order_value_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.average_order_value_2) AS average_order_value_2,
    SUM(converted_amounts.average_order_value_1) * 1000000 + (SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) + CASE WHEN SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_order_value_1,
    SUM(converted_amounts.average_order_value_1_unconverted) AS average_order_value_1_unconverted
  FROM converted_amounts
)
SELECT
  (COALESCE(totals.average_order_value_1, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) + CASE WHEN COALESCE(totals.average_order_value_1, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  COALESCE(totals.average_order_value_1_unconverted, 0) AS "average_order_value__unconverted_rows"
FROM totals
