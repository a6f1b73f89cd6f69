WITH RECURSIVE amounts AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
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
    rated_amounts.brand_country,
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
    multiplied_amounts.brand_country,
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
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    converted_amounts.brand_country,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age
  FROM converted_amounts
  GROUP BY 1, 2
),
exact_totals AS (
  SELECT
    totals.quarter,
    totals.brand_country,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age
  FROM totals
),
amounts_2 AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv__prior,
    COUNT(orders.subtotal) AS gmv__prior_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2024-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
rated_amounts_2 AS (
  SELECT
    amounts_2.brand_country,
    amounts_2.rate_date,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.gmv__prior,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv__prior_rows ELSE 0 END AS gmv__prior_unconverted,
    CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv__prior_rows > 0 THEN source_rate.age END AS gmv__prior_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.brand_country,
    rated_amounts_2.rate_date,
    rated_amounts_2.divisor,
    rated_amounts_2.gmv__prior / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.gmv__prior % 1000000 * rated_amounts_2.multiplier / 1000000 AS gmv__prior_high,
    rated_amounts_2.gmv__prior % 1000000 * rated_amounts_2.multiplier % 1000000 AS gmv__prior_low,
    rated_amounts_2.gmv__prior_unconverted,
    rated_amounts_2.gmv__prior_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.brand_country,
    multiplied_amounts_2.rate_date,
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.gmv__prior_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.gmv__prior_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.gmv__prior_low) / multiplied_amounts_2.divisor AS gmv__prior,
    (multiplied_amounts_2.gmv__prior_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.gmv__prior_low) % multiplied_amounts_2.divisor AS gmv__prior_rest,
    multiplied_amounts_2.gmv__prior_unconverted,
    multiplied_amounts_2.gmv__prior_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    DATE(converted_amounts_2.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts_2.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    converted_amounts_2.brand_country,
    SUM(converted_amounts_2.gmv__prior) AS gmv__prior,
    SUM(converted_amounts_2.gmv__prior_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.gmv__prior_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.gmv__prior_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.gmv__prior_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.gmv__prior_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.gmv__prior_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv__prior_digits,
    SUM(converted_amounts_2.gmv__prior_unconverted) AS gmv__prior_unconverted,
    MAX(converted_amounts_2.gmv__prior_rate_age) AS gmv__prior_rate_age
  FROM converted_amounts_2
  GROUP BY 1, 2
),
exact_totals_2 AS (
  SELECT
    totals_2.quarter,
    totals_2.brand_country,
    CASE WHEN TYPEOF(totals_2.gmv__prior + totals_2.gmv__prior_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.gmv__prior * 1000000 + CASE WHEN totals_2.gmv__prior > 0 AND totals_2.gmv__prior_digits < 0 THEN (totals_2.gmv__prior_digits - 999999) / 1000000 WHEN totals_2.gmv__prior < 0 AND totals_2.gmv__prior_digits > 0 THEN (totals_2.gmv__prior_digits + 999999) / 1000000 ELSE totals_2.gmv__prior_digits / 1000000 END) END AS gmv__prior,
    totals_2.gmv__prior_unconverted,
    totals_2.gmv__prior_rate_age
  FROM totals_2
),
amounts_3 AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    brand.country AS brand_country,
    DATE(CASE WHEN STRFTIME('%d', DATE(orders.placed_at)) = STRFTIME('%d', DATE(DATE(orders.placed_at), (-12) || ' months')) THEN DATE(DATE(orders.placed_at), (-12) || ' months') ELSE DATE(DATE(orders.placed_at), 'start of month', ((-12) + 1) || ' months', '-1 day') END, 'start of month') AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv__price_4,
    COUNT(orders.subtotal) AS gmv__price_4_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3, 4
),
ecb_points_2 AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= '2022-11-24'
  GROUP BY 1, 2
),
ecb_month_averages AS MATERIALIZED (
  SELECT
    +ecb_points_2.currency AS currency,
    DATE(ecb_points_2.day, 'start of month') AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points_2.rate) THEN SUM(ecb_points_2.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points_2
  WHERE DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points_2.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points_2.day, 'start of month'), (1) || ' months')) THEN DATE(DATE(ecb_points_2.day, 'start of month'), (1) || ' months') ELSE DATE(DATE(ecb_points_2.day, 'start of month'), 'start of month', (1 + 1) || ' months', '-1 day') END, (-1) || ' days') <= (
      SELECT
        MAX(ecb_points_2.day) AS day
      FROM ecb_points_2
    )
  GROUP BY 1, 2
),
rated_amounts_3 AS (
  SELECT
    amounts_3.quarter,
    amounts_3.brand_country,
    CASE WHEN amounts_3.currency = 'EUR' THEN 1 ELSE 1000000 * source_rate.units END AS multiplier,
    CASE WHEN amounts_3.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_3.gmv__price_4,
    CASE WHEN amounts_3.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts_3.gmv__price_4_rows ELSE 0 END AS gmv__price_4_unconverted
  FROM amounts_3
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = (+amounts_3.currency) AND source_rate.day = (+amounts_3.rate_date)
),
multiplied_amounts_3 AS (
  SELECT
    rated_amounts_3.quarter,
    rated_amounts_3.brand_country,
    rated_amounts_3.divisor,
    rated_amounts_3.gmv__price_4 / 1000000 * rated_amounts_3.multiplier + rated_amounts_3.gmv__price_4 % 1000000 * rated_amounts_3.multiplier / 1000000 AS gmv__price_4_high,
    rated_amounts_3.gmv__price_4 % 1000000 * rated_amounts_3.multiplier % 1000000 AS gmv__price_4_low,
    rated_amounts_3.gmv__price_4_unconverted
  FROM rated_amounts_3
),
converted_amounts_3 AS MATERIALIZED (
  SELECT
    multiplied_amounts_3.quarter,
    multiplied_amounts_3.brand_country,
    multiplied_amounts_3.divisor,
    multiplied_amounts_3.gmv__price_4_high / multiplied_amounts_3.divisor * 1000000 + (multiplied_amounts_3.gmv__price_4_high % multiplied_amounts_3.divisor * 1000000 + multiplied_amounts_3.gmv__price_4_low) / multiplied_amounts_3.divisor AS gmv__price_4,
    (multiplied_amounts_3.gmv__price_4_high % multiplied_amounts_3.divisor * 1000000 + multiplied_amounts_3.gmv__price_4_low) % multiplied_amounts_3.divisor AS gmv__price_4_rest,
    multiplied_amounts_3.gmv__price_4_unconverted
  FROM multiplied_amounts_3
),
totals_3 AS (
  SELECT
    converted_amounts_3.quarter,
    converted_amounts_3.brand_country,
    SUM(converted_amounts_3.gmv__price_4) AS gmv__price_4,
    SUM(converted_amounts_3.gmv__price_4_rest * 1000000 / converted_amounts_3.divisor * 1000000 + converted_amounts_3.gmv__price_4_rest * 1000000 % converted_amounts_3.divisor * 1000000 / converted_amounts_3.divisor) + (SUM(converted_amounts_3.gmv__price_4_rest * 1000000 % converted_amounts_3.divisor * 1000000 % converted_amounts_3.divisor * 1000000 / converted_amounts_3.divisor * 1000000 + converted_amounts_3.gmv__price_4_rest * 1000000 % converted_amounts_3.divisor * 1000000 % converted_amounts_3.divisor * 1000000 % converted_amounts_3.divisor * 1000000 / converted_amounts_3.divisor) + CASE WHEN SUM(converted_amounts_3.gmv__price_4_rest * 1000000 % converted_amounts_3.divisor * 1000000 % converted_amounts_3.divisor * 1000000 / converted_amounts_3.divisor * 1000000 + converted_amounts_3.gmv__price_4_rest * 1000000 % converted_amounts_3.divisor * 1000000 % converted_amounts_3.divisor * 1000000 % converted_amounts_3.divisor * 1000000 / converted_amounts_3.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv__price_4_digits,
    SUM(converted_amounts_3.gmv__price_4_unconverted) AS gmv__price_4_unconverted
  FROM converted_amounts_3
  GROUP BY 1, 2
),
exact_totals_3 AS (
  SELECT
    totals_3.quarter,
    totals_3.brand_country,
    CASE WHEN TYPEOF(totals_3.gmv__price_4 + totals_3.gmv__price_4_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_3.gmv__price_4 * 1000000 + CASE WHEN totals_3.gmv__price_4 > 0 AND totals_3.gmv__price_4_digits < 0 THEN (totals_3.gmv__price_4_digits - 999999) / 1000000 WHEN totals_3.gmv__price_4 < 0 AND totals_3.gmv__price_4_digits > 0 THEN (totals_3.gmv__price_4_digits + 999999) / 1000000 ELSE totals_3.gmv__price_4_digits / 1000000 END) END AS gmv__price_4,
    totals_3.gmv__price_4_unconverted
  FROM totals_3
),
amounts_4 AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    brand.country AS brand_country,
    orders.currency AS order_currency,
    DATE(CASE WHEN STRFTIME('%d', DATE(orders.placed_at)) = STRFTIME('%d', DATE(DATE(orders.placed_at), (-12) || ' months')) THEN DATE(DATE(orders.placed_at), (-12) || ' months') ELSE DATE(DATE(orders.placed_at), 'start of month', ((-12) + 1) || ' months', '-1 day') END, 'start of month') AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv__volume_2,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv__volume_2_rows,
    COUNT(*) AS gmv__volume_4
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3, 4, 5
),
rated_amounts_4 AS (
  SELECT
    amounts_4.quarter,
    amounts_4.brand_country,
    amounts_4.order_currency,
    amounts_4.gmv__volume_4,
    CASE WHEN amounts_4.currency = 'EUR' THEN 1 ELSE 1000000 * source_rate.units END AS multiplier,
    CASE WHEN amounts_4.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_4.gmv__volume_2,
    CASE WHEN amounts_4.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts_4.gmv__volume_2_rows ELSE 0 END AS gmv__volume_2_unconverted
  FROM amounts_4
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = (+amounts_4.currency) AND source_rate.day = (+amounts_4.rate_date)
),
multiplied_amounts_4 AS (
  SELECT
    rated_amounts_4.quarter,
    rated_amounts_4.brand_country,
    rated_amounts_4.order_currency,
    rated_amounts_4.gmv__volume_4,
    rated_amounts_4.divisor,
    rated_amounts_4.gmv__volume_2 / 1000000 * rated_amounts_4.multiplier + rated_amounts_4.gmv__volume_2 % 1000000 * rated_amounts_4.multiplier / 1000000 AS gmv__volume_2_high,
    rated_amounts_4.gmv__volume_2 % 1000000 * rated_amounts_4.multiplier % 1000000 AS gmv__volume_2_low,
    rated_amounts_4.gmv__volume_2_unconverted
  FROM rated_amounts_4
),
converted_amounts_4 AS MATERIALIZED (
  SELECT
    multiplied_amounts_4.quarter,
    multiplied_amounts_4.brand_country,
    multiplied_amounts_4.order_currency,
    multiplied_amounts_4.gmv__volume_4,
    multiplied_amounts_4.divisor,
    multiplied_amounts_4.gmv__volume_2_high / multiplied_amounts_4.divisor * 1000000 + (multiplied_amounts_4.gmv__volume_2_high % multiplied_amounts_4.divisor * 1000000 + multiplied_amounts_4.gmv__volume_2_low) / multiplied_amounts_4.divisor AS gmv__volume_2,
    (multiplied_amounts_4.gmv__volume_2_high % multiplied_amounts_4.divisor * 1000000 + multiplied_amounts_4.gmv__volume_2_low) % multiplied_amounts_4.divisor AS gmv__volume_2_rest,
    multiplied_amounts_4.gmv__volume_2_unconverted
  FROM multiplied_amounts_4
),
totals_4 AS (
  SELECT
    converted_amounts_4.quarter,
    converted_amounts_4.brand_country,
    converted_amounts_4.order_currency,
    SUM(converted_amounts_4.gmv__volume_2) AS gmv__volume_2,
    SUM(converted_amounts_4.gmv__volume_2_rest * 1000000 / converted_amounts_4.divisor * 1000000 + converted_amounts_4.gmv__volume_2_rest * 1000000 % converted_amounts_4.divisor * 1000000 / converted_amounts_4.divisor) + (SUM(converted_amounts_4.gmv__volume_2_rest * 1000000 % converted_amounts_4.divisor * 1000000 % converted_amounts_4.divisor * 1000000 / converted_amounts_4.divisor * 1000000 + converted_amounts_4.gmv__volume_2_rest * 1000000 % converted_amounts_4.divisor * 1000000 % converted_amounts_4.divisor * 1000000 % converted_amounts_4.divisor * 1000000 / converted_amounts_4.divisor) + CASE WHEN SUM(converted_amounts_4.gmv__volume_2_rest * 1000000 % converted_amounts_4.divisor * 1000000 % converted_amounts_4.divisor * 1000000 / converted_amounts_4.divisor * 1000000 + converted_amounts_4.gmv__volume_2_rest * 1000000 % converted_amounts_4.divisor * 1000000 % converted_amounts_4.divisor * 1000000 % converted_amounts_4.divisor * 1000000 / converted_amounts_4.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv__volume_2_digits,
    SUM(converted_amounts_4.gmv__volume_2_unconverted) AS gmv__volume_2_unconverted,
    SUM(converted_amounts_4.gmv__volume_4) AS gmv__volume_4
  FROM converted_amounts_4
  GROUP BY 1, 2, 3
),
exact_totals_4 AS (
  SELECT
    totals_4.quarter,
    totals_4.brand_country,
    totals_4.order_currency,
    CASE WHEN TYPEOF(totals_4.gmv__volume_2 + totals_4.gmv__volume_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_4.gmv__volume_2 * 1000000 + CASE WHEN totals_4.gmv__volume_2 > 0 AND totals_4.gmv__volume_2_digits < 0 THEN (totals_4.gmv__volume_2_digits - 999999) / 1000000 WHEN totals_4.gmv__volume_2 < 0 AND totals_4.gmv__volume_2_digits > 0 THEN (totals_4.gmv__volume_2_digits + 999999) / 1000000 ELSE totals_4.gmv__volume_2_digits / 1000000 END) END AS gmv__volume_2,
    totals_4.gmv__volume_2_unconverted,
    totals_4.gmv__volume_4
  FROM totals_4
),
amounts_5 AS (
  SELECT
    brand.country AS brand_country,
    orders.currency AS order_currency,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv__volume_3,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv__volume_3_rows,
    COUNT(*) AS gmv__volume_1
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2024-04-01 00:00:00'
  GROUP BY 1, 2, 3, 4
),
rated_amounts_5 AS (
  SELECT
    amounts_5.brand_country,
    amounts_5.order_currency,
    amounts_5.rate_date,
    amounts_5.gmv__volume_1,
    CASE WHEN amounts_5.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_5.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_5.gmv__volume_3,
    CASE WHEN amounts_5.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_5.gmv__volume_3_rows ELSE 0 END AS gmv__volume_3_unconverted,
    CASE WHEN amounts_5.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_5.gmv__volume_3_rows > 0 THEN source_rate.age END AS gmv__volume_3_rate_age
  FROM amounts_5
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_5.currency) AND source_rate.day = (+amounts_5.rate_date)
),
multiplied_amounts_5 AS (
  SELECT
    rated_amounts_5.brand_country,
    rated_amounts_5.order_currency,
    rated_amounts_5.rate_date,
    rated_amounts_5.gmv__volume_1,
    rated_amounts_5.divisor,
    rated_amounts_5.gmv__volume_3 / 1000000 * rated_amounts_5.multiplier + rated_amounts_5.gmv__volume_3 % 1000000 * rated_amounts_5.multiplier / 1000000 AS gmv__volume_3_high,
    rated_amounts_5.gmv__volume_3 % 1000000 * rated_amounts_5.multiplier % 1000000 AS gmv__volume_3_low,
    rated_amounts_5.gmv__volume_3_unconverted,
    rated_amounts_5.gmv__volume_3_rate_age
  FROM rated_amounts_5
),
converted_amounts_5 AS MATERIALIZED (
  SELECT
    multiplied_amounts_5.brand_country,
    multiplied_amounts_5.order_currency,
    multiplied_amounts_5.rate_date,
    multiplied_amounts_5.gmv__volume_1,
    multiplied_amounts_5.divisor,
    multiplied_amounts_5.gmv__volume_3_high / multiplied_amounts_5.divisor * 1000000 + (multiplied_amounts_5.gmv__volume_3_high % multiplied_amounts_5.divisor * 1000000 + multiplied_amounts_5.gmv__volume_3_low) / multiplied_amounts_5.divisor AS gmv__volume_3,
    (multiplied_amounts_5.gmv__volume_3_high % multiplied_amounts_5.divisor * 1000000 + multiplied_amounts_5.gmv__volume_3_low) % multiplied_amounts_5.divisor AS gmv__volume_3_rest,
    multiplied_amounts_5.gmv__volume_3_unconverted,
    multiplied_amounts_5.gmv__volume_3_rate_age
  FROM multiplied_amounts_5
),
totals_5 AS (
  SELECT
    DATE(converted_amounts_5.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts_5.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    converted_amounts_5.brand_country,
    converted_amounts_5.order_currency,
    SUM(converted_amounts_5.gmv__volume_3) AS gmv__volume_3,
    SUM(converted_amounts_5.gmv__volume_3_rest * 1000000 / converted_amounts_5.divisor * 1000000 + converted_amounts_5.gmv__volume_3_rest * 1000000 % converted_amounts_5.divisor * 1000000 / converted_amounts_5.divisor) + (SUM(converted_amounts_5.gmv__volume_3_rest * 1000000 % converted_amounts_5.divisor * 1000000 % converted_amounts_5.divisor * 1000000 / converted_amounts_5.divisor * 1000000 + converted_amounts_5.gmv__volume_3_rest * 1000000 % converted_amounts_5.divisor * 1000000 % converted_amounts_5.divisor * 1000000 % converted_amounts_5.divisor * 1000000 / converted_amounts_5.divisor) + CASE WHEN SUM(converted_amounts_5.gmv__volume_3_rest * 1000000 % converted_amounts_5.divisor * 1000000 % converted_amounts_5.divisor * 1000000 / converted_amounts_5.divisor * 1000000 + converted_amounts_5.gmv__volume_3_rest * 1000000 % converted_amounts_5.divisor * 1000000 % converted_amounts_5.divisor * 1000000 % converted_amounts_5.divisor * 1000000 / converted_amounts_5.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv__volume_3_digits,
    SUM(converted_amounts_5.gmv__volume_3_unconverted) AS gmv__volume_3_unconverted,
    MAX(converted_amounts_5.gmv__volume_3_rate_age) AS gmv__volume_3_rate_age,
    SUM(converted_amounts_5.gmv__volume_1) AS gmv__volume_1
  FROM converted_amounts_5
  GROUP BY 1, 2, 3
),
exact_totals_5 AS (
  SELECT
    totals_5.quarter,
    totals_5.brand_country,
    totals_5.order_currency,
    CASE WHEN TYPEOF(totals_5.gmv__volume_3 + totals_5.gmv__volume_3_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_5.gmv__volume_3 * 1000000 + CASE WHEN totals_5.gmv__volume_3 > 0 AND totals_5.gmv__volume_3_digits < 0 THEN (totals_5.gmv__volume_3_digits - 999999) / 1000000 WHEN totals_5.gmv__volume_3 < 0 AND totals_5.gmv__volume_3_digits > 0 THEN (totals_5.gmv__volume_3_digits + 999999) / 1000000 ELSE totals_5.gmv__volume_3_digits / 1000000 END) END AS gmv__volume_3,
    totals_5.gmv__volume_3_unconverted,
    totals_5.gmv__volume_3_rate_age,
    totals_5.gmv__volume_1
  FROM totals_5
),
groups AS (
  SELECT
    parts.quarter,
    parts.brand_country,
    parts.order_currency,
    CASE WHEN COALESCE(COALESCE(MAX(parts.gmv__volume_1), 0), 0) = 0 THEN COALESCE(MAX(parts.gmv__volume_2), 0) ELSE COALESCE(MAX(parts.gmv__volume_3), 0) * COALESCE(MAX(parts.gmv__volume_4), 0) / NULLIF(COALESCE(MAX(parts.gmv__volume_1), 0), 0) END - COALESCE(MAX(parts.gmv__volume_3), 0) AS value,
    COALESCE(MAX(parts.gmv__volume_2_unconverted), 0) + COALESCE(MAX(parts.gmv__volume_3_unconverted), 0) AS unconverted,
    MAX(parts.gmv__volume_3_rate_age) AS rate_age
  FROM (
    SELECT
      exact_totals_4.quarter,
      exact_totals_4.brand_country,
      exact_totals_4.order_currency,
      exact_totals_4.gmv__volume_2,
      exact_totals_4.gmv__volume_2_unconverted,
      exact_totals_4.gmv__volume_4,
      CAST(NULL AS INTEGER) AS gmv__volume_3,
      CAST(NULL AS INTEGER) AS gmv__volume_3_unconverted,
      CAST(NULL AS INTEGER) AS gmv__volume_3_rate_age,
      CAST(NULL AS INTEGER) AS gmv__volume_1
    FROM exact_totals_4
    UNION ALL
    SELECT
      CASE WHEN STRFTIME('%d', exact_totals_5.quarter) = STRFTIME('%d', DATE(exact_totals_5.quarter, (12) || ' months')) THEN DATE(exact_totals_5.quarter, (12) || ' months') ELSE DATE(exact_totals_5.quarter, 'start of month', (12 + 1) || ' months', '-1 day') END AS quarter,
      exact_totals_5.brand_country,
      exact_totals_5.order_currency,
      CAST(NULL AS INTEGER) AS gmv__volume_2,
      CAST(NULL AS INTEGER) AS gmv__volume_2_unconverted,
      CAST(NULL AS INTEGER) AS gmv__volume_4,
      exact_totals_5.gmv__volume_3,
      exact_totals_5.gmv__volume_3_unconverted,
      exact_totals_5.gmv__volume_3_rate_age,
      exact_totals_5.gmv__volume_1
    FROM exact_totals_5
  ) AS parts
  GROUP BY 1, 2, 3
  HAVING parts.order_currency IS NOT NULL
)
SELECT
  parts.quarter AS "quarter",
  parts.brand_country AS "brand.country",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(MAX(parts.gmv__prior), 0) + CASE WHEN COALESCE(MAX(parts.gmv__prior), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv__prior",
  (COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__prior), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__prior), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv__change",
  (CAST(COALESCE(MAX(parts.gmv), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.gmv__prior), 0), 0)) - CAST(1 AS REAL) AS "gmv__growth",
  (COALESCE(MAX(parts.gmv__volume), 0) + CASE WHEN COALESCE(MAX(parts.gmv__volume), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv__volume",
  (COALESCE(MAX(parts.gmv__price_4), 0) - COALESCE(MAX(parts.gmv__prior), 0) - COALESCE(MAX(parts.gmv__volume), 0) + CASE WHEN COALESCE(MAX(parts.gmv__price_4), 0) - COALESCE(MAX(parts.gmv__prior), 0) - COALESCE(MAX(parts.gmv__volume), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv__price",
  (COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__price_4), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__price_4), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv__rates_effect",
  (COALESCE(MAX(parts.gmv__volume), 0) + CASE WHEN COALESCE(MAX(parts.gmv__volume), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 + (COALESCE(MAX(parts.gmv__price_4), 0) - COALESCE(MAX(parts.gmv__prior), 0) - COALESCE(MAX(parts.gmv__volume), 0) + CASE WHEN COALESCE(MAX(parts.gmv__price_4), 0) - COALESCE(MAX(parts.gmv__prior), 0) - COALESCE(MAX(parts.gmv__volume), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 + (COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__price_4), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__price_4), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 - (COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__prior), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) - COALESCE(MAX(parts.gmv__prior), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv__footing_difference",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.gmv__prior_unconverted), 0) AS "gmv__prior__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) + COALESCE(MAX(parts.gmv__prior_unconverted), 0) AS "gmv__change__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) + COALESCE(MAX(parts.gmv__prior_unconverted), 0) AS "gmv__growth__unconverted_rows",
  COALESCE(MAX(parts.gmv__volume_unconverted), 0) AS "gmv__volume__unconverted_rows",
  COALESCE(MAX(parts.gmv__price_4_unconverted), 0) + COALESCE(MAX(parts.gmv__prior_unconverted), 0) + COALESCE(MAX(parts.gmv__volume_unconverted), 0) AS "gmv__price__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) + COALESCE(MAX(parts.gmv__price_4_unconverted), 0) AS "gmv__rates_effect__unconverted_rows",
  COALESCE(MAX(parts.gmv__volume_unconverted), 0) + COALESCE(MAX(parts.gmv__price_4_unconverted), 0) + COALESCE(MAX(parts.gmv__prior_unconverted), 0) + COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__footing_difference__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.gmv__prior_rate_age) AS "gmv__prior__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.gmv__prior_rate_age), -1) > COALESCE(MAX(parts.gmv_rate_age), -1) THEN MAX(parts.gmv__prior_rate_age) ELSE MAX(parts.gmv_rate_age) END AS "gmv__change__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.gmv__prior_rate_age), -1) > COALESCE(MAX(parts.gmv_rate_age), -1) THEN MAX(parts.gmv__prior_rate_age) ELSE MAX(parts.gmv_rate_age) END AS "gmv__growth__rate_age_days",
  MAX(parts.gmv__volume_rate_age) AS "gmv__volume__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.gmv__volume_rate_age), -1) > COALESCE(MAX(parts.gmv__prior_rate_age), -1) THEN MAX(parts.gmv__volume_rate_age) ELSE MAX(parts.gmv__prior_rate_age) END AS "gmv__price__rate_age_days",
  MAX(parts.gmv_rate_age) AS "gmv__rates_effect__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.gmv_rate_age), -1) > COALESCE(CASE WHEN COALESCE(MAX(parts.gmv__prior_rate_age), -1) > COALESCE(MAX(parts.gmv__volume_rate_age), -1) THEN MAX(parts.gmv__prior_rate_age) ELSE MAX(parts.gmv__volume_rate_age) END, -1) THEN MAX(parts.gmv_rate_age) ELSE CASE WHEN COALESCE(MAX(parts.gmv__prior_rate_age), -1) > COALESCE(MAX(parts.gmv__volume_rate_age), -1) THEN MAX(parts.gmv__prior_rate_age) ELSE MAX(parts.gmv__volume_rate_age) END END AS "gmv__footing_difference__rate_age_days"
FROM (
  SELECT
    exact_totals.quarter,
    exact_totals.brand_country,
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    exact_totals.gmv_rate_age,
    CAST(NULL AS INTEGER) AS gmv__prior,
    CAST(NULL AS INTEGER) AS gmv__prior_unconverted,
    CAST(NULL AS INTEGER) AS gmv__prior_rate_age,
    CAST(NULL AS INTEGER) AS gmv__price_4,
    CAST(NULL AS INTEGER) AS gmv__price_4_unconverted,
    CAST(NULL AS INTEGER) AS gmv__volume,
    CAST(NULL AS INTEGER) AS gmv__volume_unconverted,
    CAST(NULL AS INTEGER) AS gmv__volume_rate_age
  FROM exact_totals
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', exact_totals_2.quarter) = STRFTIME('%d', DATE(exact_totals_2.quarter, (12) || ' months')) THEN DATE(exact_totals_2.quarter, (12) || ' months') ELSE DATE(exact_totals_2.quarter, 'start of month', (12 + 1) || ' months', '-1 day') END AS quarter,
    exact_totals_2.brand_country,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    exact_totals_2.gmv__prior,
    exact_totals_2.gmv__prior_unconverted,
    exact_totals_2.gmv__prior_rate_age,
    CAST(NULL AS INTEGER) AS gmv__price_4,
    CAST(NULL AS INTEGER) AS gmv__price_4_unconverted,
    CAST(NULL AS INTEGER) AS gmv__volume,
    CAST(NULL AS INTEGER) AS gmv__volume_unconverted,
    CAST(NULL AS INTEGER) AS gmv__volume_rate_age
  FROM exact_totals_2
  UNION ALL
  SELECT
    exact_totals_3.quarter,
    exact_totals_3.brand_country,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    CAST(NULL AS INTEGER) AS gmv__prior,
    CAST(NULL AS INTEGER) AS gmv__prior_unconverted,
    CAST(NULL AS INTEGER) AS gmv__prior_rate_age,
    exact_totals_3.gmv__price_4,
    exact_totals_3.gmv__price_4_unconverted,
    CAST(NULL AS INTEGER) AS gmv__volume,
    CAST(NULL AS INTEGER) AS gmv__volume_unconverted,
    CAST(NULL AS INTEGER) AS gmv__volume_rate_age
  FROM exact_totals_3
  UNION ALL
  SELECT
    groups.quarter,
    groups.brand_country,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    CAST(NULL AS INTEGER) AS gmv__prior,
    CAST(NULL AS INTEGER) AS gmv__prior_unconverted,
    CAST(NULL AS INTEGER) AS gmv__prior_rate_age,
    CAST(NULL AS INTEGER) AS gmv__price_4,
    CAST(NULL AS INTEGER) AS gmv__price_4_unconverted,
    SUM(groups.value) AS gmv__volume,
    SUM(groups.unconverted) AS gmv__volume_unconverted,
    MAX(groups.rate_age) AS gmv__volume_rate_age
  FROM groups
  GROUP BY 1, 2
) AS parts
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
