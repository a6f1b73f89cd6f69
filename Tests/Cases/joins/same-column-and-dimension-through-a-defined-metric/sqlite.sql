WITH RECURSIVE amounts AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE retailer.country = brand.country) AS domestic_gmv,
    COUNT(orders.subtotal) FILTER (WHERE retailer.country = brand.country) AS domestic_gmv_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= '2024-04-01 00:00:00'
    AND orders.placed_at < '2024-05-01 00:00:00'
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
    AND fx_rates.rate_date >= '2024-03-24'
    AND fx_rates.rate_date <= '2024-05-01'
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
    amounts.domestic_gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.domestic_gmv_rows ELSE 0 END AS domestic_gmv_unconverted,
    amounts.gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.domestic_gmv_rows > 0 THEN source_rate.age END AS domestic_gmv_rate_age,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.brand_country,
    rated_amounts.divisor,
    rated_amounts.domestic_gmv / 1000000 * rated_amounts.multiplier + rated_amounts.domestic_gmv % 1000000 * rated_amounts.multiplier / 1000000 AS domestic_gmv_high,
    rated_amounts.domestic_gmv % 1000000 * rated_amounts.multiplier % 1000000 AS domestic_gmv_low,
    rated_amounts.domestic_gmv_unconverted,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.domestic_gmv_rate_age,
    rated_amounts.gmv_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.brand_country,
    multiplied_amounts.divisor,
    multiplied_amounts.domestic_gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.domestic_gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.domestic_gmv_low) / multiplied_amounts.divisor AS domestic_gmv,
    (multiplied_amounts.domestic_gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.domestic_gmv_low) % multiplied_amounts.divisor AS domestic_gmv_rest,
    multiplied_amounts.domestic_gmv_unconverted,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.domestic_gmv_rate_age,
    multiplied_amounts.gmv_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
    SUM(converted_amounts.domestic_gmv) AS domestic_gmv,
    SUM(converted_amounts.domestic_gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.domestic_gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.domestic_gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.domestic_gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.domestic_gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.domestic_gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS domestic_gmv_digits,
    SUM(converted_amounts.domestic_gmv_unconverted) AS domestic_gmv_unconverted,
    MAX(converted_amounts.domestic_gmv_rate_age) AS domestic_gmv_rate_age,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.brand_country,
    CASE WHEN TYPEOF(totals.domestic_gmv + totals.domestic_gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.domestic_gmv * 1000000 + CASE WHEN totals.domestic_gmv > 0 AND totals.domestic_gmv_digits < 0 THEN (totals.domestic_gmv_digits - 999999) / 1000000 WHEN totals.domestic_gmv < 0 AND totals.domestic_gmv_digits > 0 THEN (totals.domestic_gmv_digits + 999999) / 1000000 ELSE totals.domestic_gmv_digits / 1000000 END) END AS domestic_gmv,
    totals.domestic_gmv_unconverted,
    totals.domestic_gmv_rate_age,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age
  FROM totals
)
SELECT
  exact_totals.brand_country AS "brand.country",
  (COALESCE(exact_totals.domestic_gmv, 0) + CASE WHEN COALESCE(exact_totals.domestic_gmv, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "domestic_gmv",
  (COALESCE(exact_totals.gmv, 0) + CASE WHEN COALESCE(exact_totals.gmv, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  COALESCE(exact_totals.domestic_gmv_unconverted, 0) AS "domestic_gmv__unconverted_rows",
  COALESCE(exact_totals.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  exact_totals.domestic_gmv_rate_age AS "domestic_gmv__rate_age_days",
  exact_totals.gmv_rate_age AS "gmv__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
