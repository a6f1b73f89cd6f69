WITH RECURSIVE amounts AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.channel = 'app') AS by_app,
    COUNT(orders.subtotal) FILTER (WHERE orders.channel = 'app') AS by_app_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2024-06-01 00:00:00'
    AND orders.placed_at < '2024-07-01 00:00:00'
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
    AND fx_rates.rate_date >= '2024-05-24'
    AND fx_rates.rate_date <= '2024-07-01'
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
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    amounts.by_app,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.by_app_rows ELSE 0 END AS by_app_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END AS gmv_rate_age,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.by_app_rows > 0 THEN source_rate.age END AS by_app_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.brand_country,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.by_app / 1000000 * rated_amounts.multiplier + rated_amounts.by_app % 1000000 * rated_amounts.multiplier / 1000000 AS by_app_high,
    rated_amounts.by_app % 1000000 * rated_amounts.multiplier % 1000000 AS by_app_low,
    rated_amounts.by_app_unconverted,
    rated_amounts.gmv_rate_age,
    rated_amounts.by_app_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.brand_country,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.by_app_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.by_app_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.by_app_low) / multiplied_amounts.divisor AS by_app,
    (multiplied_amounts.by_app_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.by_app_low) % multiplied_amounts.divisor AS by_app_rest,
    multiplied_amounts.by_app_unconverted,
    multiplied_amounts.gmv_rate_age,
    multiplied_amounts.by_app_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age,
    SUM(converted_amounts.by_app) AS by_app,
    SUM(converted_amounts.by_app_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.by_app_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.by_app_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.by_app_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.by_app_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.by_app_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS by_app_digits,
    SUM(converted_amounts.by_app_unconverted) AS by_app_unconverted,
    MAX(converted_amounts.by_app_rate_age) AS by_app_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.brand_country,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age,
    CASE WHEN TYPEOF(totals.by_app + totals.by_app_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.by_app * 1000000 + CASE WHEN totals.by_app > 0 AND totals.by_app_digits < 0 THEN (totals.by_app_digits - 999999) / 1000000 WHEN totals.by_app < 0 AND totals.by_app_digits > 0 THEN (totals.by_app_digits + 999999) / 1000000 ELSE totals.by_app_digits / 1000000 END) END AS by_app,
    totals.by_app_unconverted,
    totals.by_app_rate_age
  FROM totals
)
SELECT
  exact_totals.brand_country AS "brand.country",
  (COALESCE(exact_totals.gmv, 0) + CASE WHEN COALESCE(exact_totals.gmv, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(exact_totals.by_app, 0) + CASE WHEN COALESCE(exact_totals.by_app, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "by_app",
  COALESCE(exact_totals.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(exact_totals.by_app_unconverted, 0) AS "by_app__unconverted_rows",
  exact_totals.gmv_rate_age AS "gmv__rate_age_days",
  exact_totals.by_app_rate_age AS "by_app__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
