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
    brand.country AS brand_country,
    orders.currency AS currency,
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
rated_amounts AS (
  SELECT
    amounts.brand_country AS brand_country,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.brand_proceeds AS brand_proceeds,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.brand_proceeds_rows ELSE 0 END AS brand_proceeds_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.brand_country AS brand_country,
    rated_amounts.brand_proceeds / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.brand_proceeds % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS brand_proceeds,
    rated_amounts.brand_proceeds % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS brand_proceeds_rest,
    rated_amounts.divisor AS brand_proceeds_divisor,
    rated_amounts.brand_proceeds_unconverted AS brand_proceeds_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country AS brand_country,
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
