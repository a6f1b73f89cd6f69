WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS with_tax_1,
    COUNT(orders.subtotal) AS with_tax_1_rows
  FROM orders
  WHERE orders.placed_at >= '2024-03-01 00:00:00'
    AND orders.placed_at < '2024-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.order_currency,
    amounts.currency,
    amounts.rate_date,
    amounts.with_tax_1,
    amounts.with_tax_1_rows,
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
    amounts_with_rates.order_currency,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.with_tax_1,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.with_tax_1_rows ELSE 0 END AS with_tax_1_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.order_currency,
    rated_amounts.with_tax_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.with_tax_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS with_tax_1,
    rated_amounts.with_tax_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS with_tax_1_rest,
    rated_amounts.divisor AS with_tax_1_divisor,
    rated_amounts.with_tax_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_currency,
    SUM(converted_amounts.with_tax_1) * 1000000 + (SUM(converted_amounts.with_tax_1_rest * 1000000 / converted_amounts.with_tax_1_divisor * 1000000 + converted_amounts.with_tax_1_rest * 1000000 % converted_amounts.with_tax_1_divisor * 1000000 / converted_amounts.with_tax_1_divisor) + CASE WHEN SUM(converted_amounts.with_tax_1_rest * 1000000 / converted_amounts.with_tax_1_divisor * 1000000 + converted_amounts.with_tax_1_rest * 1000000 % converted_amounts.with_tax_1_divisor * 1000000 / converted_amounts.with_tax_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS with_tax_1,
    SUM(converted_amounts.with_tax_1_unconverted) AS with_tax_1_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.order_currency AS "order.currency",
  (COALESCE(totals.with_tax_1, 0) * 12 + CASE WHEN COALESCE(totals.with_tax_1, 0) * 12 < 0 THEN -5000000 ELSE 5000000 END) / 10000000 AS "with_tax",
  (COALESCE(totals.with_tax_1, 0) / NULLIF(3, 0) + CASE WHEN COALESCE(totals.with_tax_1, 0) / NULLIF(3, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "a_third",
  COALESCE(totals.with_tax_1_unconverted, 0) AS "with_tax__unconverted_rows",
  COALESCE(totals.with_tax_1_unconverted, 0) AS "a_third__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
