WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS take_rate_1,
    COUNT(orders.commission) AS take_rate_1_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS take_rate_2,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS take_rate_2_rows
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2026-01-01 00:00:00'
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
    amounts.rate_date,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'JPY' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.take_rate_1,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.take_rate_1_rows ELSE 0 END AS take_rate_1_unconverted,
    amounts.take_rate_2,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.take_rate_2_rows ELSE 0 END AS take_rate_2_unconverted,
    CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.take_rate_1_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS take_rate_1_rate_age,
    CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.take_rate_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS take_rate_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'JPY' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.take_rate_1 / 1000000 * rated_amounts.multiplier + rated_amounts.take_rate_1 % 1000000 * rated_amounts.multiplier / 1000000 AS take_rate_1_high,
    rated_amounts.take_rate_1 % 1000000 * rated_amounts.multiplier % 1000000 AS take_rate_1_low,
    rated_amounts.take_rate_1_unconverted,
    rated_amounts.take_rate_2 / 1000000 * rated_amounts.multiplier + rated_amounts.take_rate_2 % 1000000 * rated_amounts.multiplier / 1000000 AS take_rate_2_high,
    rated_amounts.take_rate_2 % 1000000 * rated_amounts.multiplier % 1000000 AS take_rate_2_low,
    rated_amounts.take_rate_2_unconverted,
    rated_amounts.take_rate_1_rate_age,
    rated_amounts.take_rate_2_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.take_rate_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.take_rate_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.take_rate_1_low) / multiplied_amounts.divisor AS take_rate_1,
    (multiplied_amounts.take_rate_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.take_rate_1_low) % multiplied_amounts.divisor AS take_rate_1_rest,
    multiplied_amounts.take_rate_1_unconverted,
    multiplied_amounts.take_rate_2_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.take_rate_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.take_rate_2_low) / multiplied_amounts.divisor AS take_rate_2,
    (multiplied_amounts.take_rate_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.take_rate_2_low) % multiplied_amounts.divisor AS take_rate_2_rest,
    multiplied_amounts.take_rate_2_unconverted,
    multiplied_amounts.take_rate_1_rate_age,
    multiplied_amounts.take_rate_2_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.take_rate_1) AS take_rate_1,
    SUM(converted_amounts.take_rate_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.take_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.take_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS take_rate_1_digits,
    SUM(converted_amounts.take_rate_1_unconverted) AS take_rate_1_unconverted,
    MAX(converted_amounts.take_rate_1_rate_age) AS take_rate_1_rate_age,
    SUM(converted_amounts.take_rate_2) AS take_rate_2,
    SUM(converted_amounts.take_rate_2_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.take_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.take_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS take_rate_2_digits,
    SUM(converted_amounts.take_rate_2_unconverted) AS take_rate_2_unconverted,
    MAX(converted_amounts.take_rate_2_rate_age) AS take_rate_2_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.take_rate_1 + totals.take_rate_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.take_rate_1 * 10000 + CASE WHEN totals.take_rate_1 > 0 AND totals.take_rate_1_digits < 0 THEN (totals.take_rate_1_digits - 99999999) / 100000000 WHEN totals.take_rate_1 < 0 AND totals.take_rate_1_digits > 0 THEN (totals.take_rate_1_digits + 99999999) / 100000000 ELSE totals.take_rate_1_digits / 100000000 END) END AS take_rate_1,
    totals.take_rate_1_unconverted,
    totals.take_rate_1_rate_age,
    CASE WHEN TYPEOF(totals.take_rate_2 + totals.take_rate_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.take_rate_2 * 10000 + CASE WHEN totals.take_rate_2 > 0 AND totals.take_rate_2_digits < 0 THEN (totals.take_rate_2_digits - 99999999) / 100000000 WHEN totals.take_rate_2 < 0 AND totals.take_rate_2_digits > 0 THEN (totals.take_rate_2_digits + 99999999) / 100000000 ELSE totals.take_rate_2_digits / 100000000 END) END AS take_rate_2,
    totals.take_rate_2_unconverted,
    totals.take_rate_2_rate_age
  FROM totals
)
SELECT
  exact_totals.quarter AS "quarter",
  CAST(COALESCE(exact_totals.take_rate_1, 0) AS REAL) / NULLIF(COALESCE(exact_totals.take_rate_2, 0), 0) AS "take_rate",
  COALESCE(exact_totals.take_rate_1_unconverted, 0) + COALESCE(exact_totals.take_rate_2_unconverted, 0) AS "take_rate__unconverted_rows",
  CASE WHEN COALESCE(exact_totals.take_rate_2_rate_age, -1) > COALESCE(exact_totals.take_rate_1_rate_age, -1) THEN exact_totals.take_rate_2_rate_age ELSE exact_totals.take_rate_1_rate_age END AS "take_rate__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
