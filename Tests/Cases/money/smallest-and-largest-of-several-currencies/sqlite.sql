WITH RECURSIVE amounts AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    MAX(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS largest_order,
    COUNT(orders.subtotal) AS largest_order_rows,
    MIN(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS smallest_order
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3
),
ecb_points AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= '2024-12-24'
    AND fx_rates.rate_date <= '2025-04-01'
  GROUP BY 1, 2
),
days_later(days) AS (
  SELECT
    0 AS days
  UNION ALL
  SELECT
    days_later.days + 1 AS days
  FROM days_later
  WHERE days_later.days < 7
),
ecb_days AS MATERIALIZED (
  SELECT
    +held.currency AS currency,
    DATE(held.day, (later.days) || ' days') AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      CAST(JULIANDAY(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) - JULIANDAY(ecb_points.day) AS INTEGER) AS gap
    FROM ecb_points
  ) AS held
  JOIN days_later AS later ON held.gap IS NULL OR later.days < held.gap
),
rated_amounts AS (
  SELECT
    amounts.brand_country,
    CASE WHEN amounts.currency = 'GBP' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'GBP' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.largest_order,
    CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.largest_order_rows ELSE 0 END AS largest_order_unconverted,
    amounts.smallest_order,
    CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.largest_order_rows ELSE 0 END AS smallest_order_unconverted,
    CASE WHEN amounts.currency = 'GBP' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.largest_order_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS largest_order_rate_age,
    CASE WHEN amounts.currency = 'GBP' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.largest_order_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS smallest_order_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'GBP' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.brand_country,
    rated_amounts.divisor,
    rated_amounts.largest_order / 1000000 * rated_amounts.multiplier + rated_amounts.largest_order % 1000000 * rated_amounts.multiplier / 1000000 AS largest_order_high,
    rated_amounts.largest_order % 1000000 * rated_amounts.multiplier % 1000000 AS largest_order_low,
    rated_amounts.largest_order_unconverted,
    rated_amounts.smallest_order / 1000000 * rated_amounts.multiplier + rated_amounts.smallest_order % 1000000 * rated_amounts.multiplier / 1000000 AS smallest_order_high,
    rated_amounts.smallest_order % 1000000 * rated_amounts.multiplier % 1000000 AS smallest_order_low,
    rated_amounts.smallest_order_unconverted,
    rated_amounts.largest_order_rate_age,
    rated_amounts.smallest_order_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.brand_country,
    multiplied_amounts.divisor,
    multiplied_amounts.largest_order_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.largest_order_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.largest_order_low) / multiplied_amounts.divisor AS largest_order,
    (multiplied_amounts.largest_order_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.largest_order_low) % multiplied_amounts.divisor AS largest_order_rest,
    multiplied_amounts.largest_order_unconverted,
    multiplied_amounts.smallest_order_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.smallest_order_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.smallest_order_low) / multiplied_amounts.divisor AS smallest_order,
    (multiplied_amounts.smallest_order_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.smallest_order_low) % multiplied_amounts.divisor AS smallest_order_rest,
    multiplied_amounts.smallest_order_unconverted,
    multiplied_amounts.largest_order_rate_age,
    multiplied_amounts.smallest_order_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
    MAX(CASE WHEN TYPEOF(converted_amounts.largest_order + converted_amounts.largest_order_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (converted_amounts.largest_order * 1000000 + (converted_amounts.largest_order_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) / 1000000) END) AS largest_order,
    SUM(converted_amounts.largest_order_unconverted) AS largest_order_unconverted,
    MAX(converted_amounts.largest_order_rate_age) AS largest_order_rate_age,
    MIN(CASE WHEN TYPEOF(converted_amounts.smallest_order + converted_amounts.smallest_order_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.smallest_order_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (converted_amounts.smallest_order * 1000000 + (converted_amounts.smallest_order_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.smallest_order_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) / 1000000) END) AS smallest_order,
    SUM(converted_amounts.smallest_order_unconverted) AS smallest_order_unconverted,
    MAX(converted_amounts.smallest_order_rate_age) AS smallest_order_rate_age
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.brand_country AS "brand.country",
  (totals.largest_order + CASE WHEN totals.largest_order < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "largest_order",
  (totals.smallest_order + CASE WHEN totals.smallest_order < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "smallest_order",
  COALESCE(totals.largest_order_unconverted, 0) AS "largest_order__unconverted_rows",
  COALESCE(totals.smallest_order_unconverted, 0) AS "smallest_order__unconverted_rows",
  totals.largest_order_rate_age AS "largest_order__rate_age_days",
  totals.smallest_order_rate_age AS "smallest_order__rate_age_days"
FROM totals
ORDER BY 1 NULLS LAST
