WITH ecb_rates AS (
  SELECT
    points.currency AS currency,
    points.valid_from AS valid_from,
    CASE WHEN points.next_from < DATE(points.valid_from, (8) || ' days') THEN points.next_from ELSE DATE(points.valid_from, (8) || ' days') END AS valid_until,
    points.rate AS rate
  FROM (
    SELECT
      fx_rates.currency AS currency,
      fx_rates.rate_date AS valid_from,
      LEAD(fx_rates.rate_date) OVER (PARTITION BY fx_rates.currency ORDER BY fx_rates.rate_date) AS next_from,
      CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
    FROM fx_rates
    WHERE fx_rates.rate > 0
  ) AS points
  UNION ALL
  SELECT
    'EUR' AS currency,
    '0001-01-01' AS valid_from,
    '9999-12-31' AS valid_until,
    1000000 AS rate
),
amounts AS (
  SELECT
    order_brand.name AS brand_name,
    refunds.currency AS currency,
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
rated_amounts AS (
  SELECT
    amounts.brand_name AS brand_name,
    amounts.refunds AS refunds,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.refunds_value AS refunds_value,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.refunds_value_rows ELSE 0 END AS refunds_value_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.brand_name AS brand_name,
    rated_amounts.refunds AS refunds,
    rated_amounts.refunds_value / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS refunds_value,
    rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS refunds_value_rest,
    rated_amounts.divisor AS refunds_value_divisor,
    rated_amounts.refunds_value_unconverted AS refunds_value_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_name AS brand_name,
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
    totals.brand_name AS brand_name,
    totals.refunds AS refunds,
    totals.refunds_value AS refunds_value,
    totals.refunds_value_unconverted AS refunds_value_unconverted,
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
