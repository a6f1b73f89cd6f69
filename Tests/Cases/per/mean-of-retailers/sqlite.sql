WITH RECURSIVE amounts AS (
  SELECT
    orders.retailer_id AS retailer,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    CAST(ROUND(orders.subtotal * 100) AS INTEGER) AS mean,
    CASE WHEN orders.subtotal IS NOT NULL THEN 1 ELSE 0 END AS mean_rows
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2026-01-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date <= '2026-01-01'
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
    amounts.retailer,
    amounts.rate_date,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.mean,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.mean_rows ELSE 0 END AS mean_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.mean_rows > 0 THEN source_rate.age END AS mean_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.retailer,
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.mean / 1000000 * rated_amounts.multiplier + rated_amounts.mean % 1000000 * rated_amounts.multiplier / 1000000 AS mean_high,
    rated_amounts.mean % 1000000 * rated_amounts.multiplier % 1000000 AS mean_low,
    rated_amounts.mean_unconverted,
    rated_amounts.mean_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.retailer,
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.mean_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.mean_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.mean_low) / multiplied_amounts.divisor AS mean,
    (multiplied_amounts.mean_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.mean_low) % multiplied_amounts.divisor AS mean_rest,
    multiplied_amounts.mean_unconverted,
    multiplied_amounts.mean_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    converted_amounts.retailer,
    SUM(converted_amounts.mean) AS mean,
    SUM(converted_amounts.mean_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.mean_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.mean_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.mean_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.mean_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.mean_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS mean_digits,
    SUM(converted_amounts.mean_unconverted) AS mean_unconverted,
    MAX(converted_amounts.mean_rate_age) AS mean_rate_age
  FROM converted_amounts
  GROUP BY 1, 2
),
exact_totals AS (
  SELECT
    totals.quarter,
    totals.retailer,
    CASE WHEN TYPEOF(totals.mean + totals.mean_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.mean * 1000000 + CASE WHEN totals.mean > 0 AND totals.mean_digits < 0 THEN (totals.mean_digits - 999999) / 1000000 WHEN totals.mean < 0 AND totals.mean_digits > 0 THEN (totals.mean_digits + 999999) / 1000000 ELSE totals.mean_digits / 1000000 END) END AS mean,
    totals.mean_unconverted,
    totals.mean_rate_age
  FROM totals
),
groups AS (
  SELECT
    exact_totals.quarter,
    exact_totals.retailer,
    COALESCE(exact_totals.mean, 0) AS value,
    COALESCE(exact_totals.mean_unconverted, 0) AS unconverted,
    exact_totals.mean_rate_age AS rate_age
  FROM exact_totals
  WHERE exact_totals.retailer IS NOT NULL
)
SELECT
  groups.quarter AS "quarter",
  (SUM(groups.value) / NULLIF(COUNT(groups.value), 0) + CASE WHEN SUM(groups.value) / NULLIF(COUNT(groups.value), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "mean",
  (MAX(groups.value) + CASE WHEN MAX(groups.value) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "largest",
  (MIN(groups.value) + CASE WHEN MIN(groups.value) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "smallest",
  COALESCE(SUM(groups.unconverted), 0) AS "mean__unconverted_rows",
  COALESCE(SUM(groups.unconverted), 0) AS "largest__unconverted_rows",
  COALESCE(SUM(groups.unconverted), 0) AS "smallest__unconverted_rows",
  MAX(groups.rate_age) AS "mean__rate_age_days",
  MAX(groups.rate_age) AS "largest__rate_age_days",
  MAX(groups.rate_age) AS "smallest__rate_age_days"
FROM groups
GROUP BY 1
ORDER BY 1 NULLS LAST
