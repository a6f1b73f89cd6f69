WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER) - orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS brand_proceeds,
    COUNT(CAST(ROUND(orders.subtotal * 100) AS INTEGER) - orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS brand_proceeds_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2025-06-01 00:00:00'
    AND orders.placed_at < '2025-07-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.brand_country,
    amounts.currency,
    amounts.rate_date,
    amounts.brand_proceeds,
    amounts.brand_proceeds_rows,
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
    amounts_with_rates.brand_country,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.brand_proceeds,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.brand_proceeds_rows ELSE 0 END AS brand_proceeds_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.brand_country,
    rated_amounts.brand_proceeds / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.brand_proceeds % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS brand_proceeds,
    rated_amounts.brand_proceeds % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS brand_proceeds_rest,
    rated_amounts.divisor AS brand_proceeds_divisor,
    rated_amounts.brand_proceeds_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
    SUM(converted_amounts.brand_proceeds) * 1000000 + (SUM(converted_amounts.brand_proceeds_rest * 1000000 / converted_amounts.brand_proceeds_divisor * 1000000 + converted_amounts.brand_proceeds_rest * 1000000 % converted_amounts.brand_proceeds_divisor * 1000000 / converted_amounts.brand_proceeds_divisor) + CASE WHEN SUM(converted_amounts.brand_proceeds_rest * 1000000 / converted_amounts.brand_proceeds_divisor * 1000000 + converted_amounts.brand_proceeds_rest * 1000000 % converted_amounts.brand_proceeds_divisor * 1000000 / converted_amounts.brand_proceeds_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS brand_proceeds,
    SUM(converted_amounts.brand_proceeds_unconverted) AS brand_proceeds_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.brand_country AS "brand.country",
  (COALESCE(totals.brand_proceeds, 0) + CASE WHEN COALESCE(totals.brand_proceeds, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "brand_proceeds",
  COALESCE(totals.brand_proceeds_unconverted, 0) AS "brand_proceeds__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
