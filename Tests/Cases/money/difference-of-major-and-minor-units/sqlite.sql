WITH RECURSIVE amounts AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER) - orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS brand_proceeds,
    COUNT(CAST(ROUND(orders.subtotal * 100) AS INTEGER) - orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS brand_proceeds_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2025-06-01 00:00:00'
    AND orders.placed_at < '2025-07-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= '2025-05-24'
    AND fx_rates.rate_date <= '2025-07-01'
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
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.brand_proceeds,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.brand_proceeds_rows ELSE 0 END AS brand_proceeds_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.brand_proceeds_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS brand_proceeds_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.brand_country,
    rated_amounts.divisor,
    rated_amounts.brand_proceeds / 1000000 * rated_amounts.multiplier + rated_amounts.brand_proceeds % 1000000 * rated_amounts.multiplier / 1000000 AS brand_proceeds_high,
    rated_amounts.brand_proceeds % 1000000 * rated_amounts.multiplier % 1000000 AS brand_proceeds_low,
    rated_amounts.brand_proceeds_unconverted,
    rated_amounts.brand_proceeds_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.brand_country,
    multiplied_amounts.divisor,
    multiplied_amounts.brand_proceeds_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.brand_proceeds_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.brand_proceeds_low) / multiplied_amounts.divisor AS brand_proceeds,
    (multiplied_amounts.brand_proceeds_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.brand_proceeds_low) % multiplied_amounts.divisor AS brand_proceeds_rest,
    multiplied_amounts.brand_proceeds_unconverted,
    multiplied_amounts.brand_proceeds_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
    SUM(converted_amounts.brand_proceeds) AS brand_proceeds,
    SUM(converted_amounts.brand_proceeds_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.brand_proceeds_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.brand_proceeds_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.brand_proceeds_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.brand_proceeds_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.brand_proceeds_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS brand_proceeds_digits,
    SUM(converted_amounts.brand_proceeds_unconverted) AS brand_proceeds_unconverted,
    MAX(converted_amounts.brand_proceeds_rate_age) AS brand_proceeds_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.brand_country,
    CASE WHEN TYPEOF(totals.brand_proceeds + totals.brand_proceeds_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.brand_proceeds * 1000000 + CASE WHEN totals.brand_proceeds > 0 AND totals.brand_proceeds_digits < 0 THEN (totals.brand_proceeds_digits - 999999) / 1000000 WHEN totals.brand_proceeds < 0 AND totals.brand_proceeds_digits > 0 THEN (totals.brand_proceeds_digits + 999999) / 1000000 ELSE totals.brand_proceeds_digits / 1000000 END) END AS brand_proceeds,
    totals.brand_proceeds_unconverted,
    totals.brand_proceeds_rate_age
  FROM totals
)
SELECT
  exact_totals.brand_country AS "brand.country",
  (COALESCE(exact_totals.brand_proceeds, 0) + CASE WHEN COALESCE(exact_totals.brand_proceeds, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "brand_proceeds",
  COALESCE(exact_totals.brand_proceeds_unconverted, 0) AS "brand_proceeds__unconverted_rows",
  exact_totals.brand_proceeds_rate_age AS "brand_proceeds__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
