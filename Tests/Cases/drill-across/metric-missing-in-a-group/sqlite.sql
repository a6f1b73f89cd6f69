WITH amounts AS (
  SELECT
    order_brand.name AS brand_name,
    refunds.currency,
    DATE(refunds.refunded_at) AS rate_date,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE refunds.refunded_at >= '2024-01-13 00:00:00'
    AND refunds.refunded_at < '2024-01-20 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.brand_name,
    amounts.currency,
    amounts.rate_date,
    amounts.refunds_value,
    amounts.refunds_value_rows,
    amounts.refunds,
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
    amounts_with_rates.brand_name,
    amounts_with_rates.refunds,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.refunds_value,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.refunds_value_rows ELSE 0 END AS refunds_value_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.brand_name,
    rated_amounts.refunds,
    rated_amounts.refunds_value / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS refunds_value,
    rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS refunds_value_rest,
    rated_amounts.divisor AS refunds_value_divisor,
    rated_amounts.refunds_value_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_name,
    SUM(converted_amounts.refunds) AS refunds,
    SUM(converted_amounts.refunds_value) * 1000000 + (SUM(converted_amounts.refunds_value_rest * 1000000 / converted_amounts.refunds_value_divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.refunds_value_divisor * 1000000 / converted_amounts.refunds_value_divisor) + CASE WHEN SUM(converted_amounts.refunds_value_rest * 1000000 / converted_amounts.refunds_value_divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.refunds_value_divisor * 1000000 / converted_amounts.refunds_value_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refunds_value,
    SUM(converted_amounts.refunds_value_unconverted) AS refunds_value_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  parts.brand_name AS "brand.name",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  (COALESCE(MAX(parts.refunds_value), 0) + CASE WHEN COALESCE(MAX(parts.refunds_value), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "refunds_value",
  CAST(MAX(parts.pages_average_3) AS REAL) / NULLIF(COALESCE(MAX(parts.pages_average_4), 0), 0) AS "pages_average",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS "refunds_value__unconverted_rows"
FROM (
  SELECT
    totals.brand_name,
    totals.refunds,
    totals.refunds_value,
    totals.refunds_value_unconverted,
    CAST(NULL AS INTEGER) AS pages_average_3,
    CAST(NULL AS INTEGER) AS pages_average_4,
    CAST(NULL AS INTEGER) AS orders
  FROM totals
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS refunds_value,
    CAST(NULL AS INTEGER) AS refunds_value_unconverted,
    SUM(visits.pages) AS pages_average_3,
    COUNT(visits.pages) AS pages_average_4,
    CAST(NULL AS INTEGER) AS orders
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE visits.started_at >= '2024-01-13 00:00:00'
    AND visits.started_at < '2024-01-20 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS refunds_value,
    CAST(NULL AS INTEGER) AS refunds_value_unconverted,
    CAST(NULL AS INTEGER) AS pages_average_3,
    CAST(NULL AS INTEGER) AS pages_average_4,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2024-01-13 00:00:00'
    AND orders.placed_at < '2024-01-20 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
