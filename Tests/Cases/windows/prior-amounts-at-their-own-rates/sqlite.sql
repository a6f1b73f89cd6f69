WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-03-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
ecb_points AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= '2023-12-24'
    AND fx_rates.rate_date <= '2025-03-01'
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
    amounts.rate_date,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.gmv_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.gmv_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month') AS month,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.month,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age
  FROM totals
),
amounts_2 AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS last_year,
    COUNT(orders.subtotal) AS last_year_rows
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2024-03-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
rated_amounts_2 AS (
  SELECT
    amounts_2.rate_date,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.last_year,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.last_year_rows ELSE 0 END AS last_year_unconverted,
    CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.last_year_rows > 0 THEN source_rate.age END AS last_year_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.rate_date,
    rated_amounts_2.divisor,
    rated_amounts_2.last_year / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.last_year % 1000000 * rated_amounts_2.multiplier / 1000000 AS last_year_high,
    rated_amounts_2.last_year % 1000000 * rated_amounts_2.multiplier % 1000000 AS last_year_low,
    rated_amounts_2.last_year_unconverted,
    rated_amounts_2.last_year_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.rate_date,
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.last_year_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.last_year_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.last_year_low) / multiplied_amounts_2.divisor AS last_year,
    (multiplied_amounts_2.last_year_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.last_year_low) % multiplied_amounts_2.divisor AS last_year_rest,
    multiplied_amounts_2.last_year_unconverted,
    multiplied_amounts_2.last_year_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    DATE(converted_amounts_2.rate_date, 'start of month') AS month,
    SUM(converted_amounts_2.last_year) AS last_year,
    SUM(converted_amounts_2.last_year_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.last_year_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.last_year_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.last_year_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.last_year_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.last_year_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS last_year_digits,
    SUM(converted_amounts_2.last_year_unconverted) AS last_year_unconverted,
    MAX(converted_amounts_2.last_year_rate_age) AS last_year_rate_age
  FROM converted_amounts_2
  GROUP BY 1
),
exact_totals_2 AS (
  SELECT
    totals_2.month,
    CASE WHEN TYPEOF(totals_2.last_year + totals_2.last_year_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.last_year * 1000000 + CASE WHEN totals_2.last_year > 0 AND totals_2.last_year_digits < 0 THEN (totals_2.last_year_digits - 999999) / 1000000 WHEN totals_2.last_year < 0 AND totals_2.last_year_digits > 0 THEN (totals_2.last_year_digits + 999999) / 1000000 ELSE totals_2.last_year_digits / 1000000 END) END AS last_year,
    totals_2.last_year_unconverted,
    totals_2.last_year_rate_age
  FROM totals_2
)
SELECT
  parts.month AS "month",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(MAX(parts.last_year), 0) + CASE WHEN COALESCE(MAX(parts.last_year), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "last_year",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.last_year_unconverted), 0) AS "last_year__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.last_year_rate_age) AS "last_year__rate_age_days"
FROM (
  SELECT
    exact_totals.month,
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    exact_totals.gmv_rate_age,
    CAST(NULL AS INTEGER) AS last_year,
    CAST(NULL AS INTEGER) AS last_year_unconverted,
    CAST(NULL AS INTEGER) AS last_year_rate_age
  FROM exact_totals
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', exact_totals_2.month) = STRFTIME('%d', DATE(exact_totals_2.month, (12) || ' months')) THEN DATE(exact_totals_2.month, (12) || ' months') ELSE DATE(exact_totals_2.month, 'start of month', (12 + 1) || ' months', '-1 day') END AS month,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    exact_totals_2.last_year,
    exact_totals_2.last_year_unconverted,
    exact_totals_2.last_year_rate_age
  FROM exact_totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
