WITH RECURSIVE amounts AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= '2023-12-24'
    AND fx_rates.rate_date <= '2025-01-01'
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
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END AS gmv_rate_age
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
    rated_amounts.gmv_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.brand_country,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.gmv_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
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
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age
  FROM totals
),
amounts_2 AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
rated_amounts_2 AS (
  SELECT
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.gmv,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv_rows ELSE 0 END AS gmv_unconverted,
    CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv_rows > 0 THEN source_rate.age END AS gmv_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.divisor,
    rated_amounts_2.gmv / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.gmv % 1000000 * rated_amounts_2.multiplier / 1000000 AS gmv_high,
    rated_amounts_2.gmv % 1000000 * rated_amounts_2.multiplier % 1000000 AS gmv_low,
    rated_amounts_2.gmv_unconverted,
    rated_amounts_2.gmv_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.gmv_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.gmv_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.gmv_low) / multiplied_amounts_2.divisor AS gmv,
    (multiplied_amounts_2.gmv_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.gmv_low) % multiplied_amounts_2.divisor AS gmv_rest,
    multiplied_amounts_2.gmv_unconverted,
    multiplied_amounts_2.gmv_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    SUM(converted_amounts_2.gmv) AS gmv,
    SUM(converted_amounts_2.gmv_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.gmv_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.gmv_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.gmv_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.gmv_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.gmv_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts_2.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts_2.gmv_rate_age) AS gmv_rate_age
  FROM converted_amounts_2
),
exact_totals_2 AS (
  SELECT
    CASE WHEN TYPEOF(totals_2.gmv + totals_2.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.gmv * 1000000 + CASE WHEN totals_2.gmv > 0 AND totals_2.gmv_digits < 0 THEN (totals_2.gmv_digits - 999999) / 1000000 WHEN totals_2.gmv < 0 AND totals_2.gmv_digits > 0 THEN (totals_2.gmv_digits + 999999) / 1000000 ELSE totals_2.gmv_digits / 1000000 END) END AS gmv,
    totals_2.gmv_unconverted,
    totals_2.gmv_rate_age
  FROM totals_2
)
SELECT
  parts.brand_country AS "brand.country",
  parts.value_2 AS "gmv",
  parts.value_3 AS "buyers",
  parts.value_4 AS "gmv__unconverted_rows",
  parts.value_5 AS "gmv__rate_age_days",
  parts.level AS "total_level"
FROM (
  SELECT
    parts.brand_country,
    (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS value_2,
    COALESCE(MAX(parts.buyers), 0) AS value_3,
    COALESCE(MAX(parts.gmv_unconverted), 0) AS value_4,
    MAX(parts.gmv_rate_age) AS value_5,
    0 AS level
  FROM (
    SELECT
      exact_totals.brand_country,
      exact_totals.gmv,
      exact_totals.gmv_unconverted,
      exact_totals.gmv_rate_age,
      CAST(NULL AS INTEGER) AS buyers
    FROM exact_totals
    UNION ALL
    SELECT
      brand.country AS brand_country,
      CAST(NULL AS INTEGER) AS gmv,
      CAST(NULL AS INTEGER) AS gmv_unconverted,
      CAST(NULL AS INTEGER) AS gmv_rate_age,
      COUNT(DISTINCT orders.retailer_id) AS buyers
    FROM orders
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS TEXT) AS brand_country,
    (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS value_2,
    COALESCE(MAX(parts.buyers), 0) AS value_3,
    COALESCE(MAX(parts.gmv_unconverted), 0) AS value_4,
    MAX(parts.gmv_rate_age) AS value_5,
    1 AS level
  FROM (
    SELECT
      exact_totals_2.gmv,
      exact_totals_2.gmv_unconverted,
      exact_totals_2.gmv_rate_age,
      CAST(NULL AS INTEGER) AS buyers
    FROM exact_totals_2
    UNION ALL
    SELECT
      CAST(NULL AS INTEGER) AS gmv,
      CAST(NULL AS INTEGER) AS gmv_unconverted,
      CAST(NULL AS INTEGER) AS gmv_rate_age,
      COUNT(DISTINCT orders.retailer_id) AS buyers
    FROM orders
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
  ) AS parts
) AS parts
ORDER BY CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST
