WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS below_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS below_1_rows,
    COUNT(*) FILTER (WHERE orders.order_id < 0) AS below_2,
    COUNT(*) AS below_one_3
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
    amounts.below_2,
    amounts.below_one_3,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.below_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.below_1_rows ELSE 0 END AS below_1_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.below_1_rows > 0 THEN source_rate.age END AS below_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.below_2,
    rated_amounts.below_one_3,
    rated_amounts.divisor,
    rated_amounts.below_1 / 1000000 * rated_amounts.multiplier + rated_amounts.below_1 % 1000000 * rated_amounts.multiplier / 1000000 AS below_1_high,
    rated_amounts.below_1 % 1000000 * rated_amounts.multiplier % 1000000 AS below_1_low,
    rated_amounts.below_1_unconverted,
    rated_amounts.below_1_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.below_2,
    multiplied_amounts.below_one_3,
    multiplied_amounts.divisor,
    multiplied_amounts.below_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.below_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.below_1_low) / multiplied_amounts.divisor AS below_1,
    (multiplied_amounts.below_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.below_1_low) % multiplied_amounts.divisor AS below_1_rest,
    multiplied_amounts.below_1_unconverted,
    multiplied_amounts.below_1_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.below_1) AS below_1,
    SUM(converted_amounts.below_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.below_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.below_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.below_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.below_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.below_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS below_1_digits,
    SUM(converted_amounts.below_1_unconverted) AS below_1_unconverted,
    MAX(converted_amounts.below_1_rate_age) AS below_1_rate_age,
    SUM(converted_amounts.below_2) AS below_2,
    SUM(converted_amounts.below_one_3) AS below_one_3
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.below_1 + totals.below_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.below_1 * 1000000 + CASE WHEN totals.below_1 > 0 AND totals.below_1_digits < 0 THEN (totals.below_1_digits - 999999) / 1000000 WHEN totals.below_1 < 0 AND totals.below_1_digits > 0 THEN (totals.below_1_digits + 999999) / 1000000 ELSE totals.below_1_digits / 1000000 END) END AS below_1,
    totals.below_1_unconverted,
    totals.below_1_rate_age,
    totals.below_2,
    totals.below_one_3
  FROM totals
)
SELECT
  exact_totals.quarter AS "quarter",
  (-COALESCE(exact_totals.below_1, 0) / NULLIF(COALESCE(exact_totals.below_2, 0), 0) + CASE WHEN -COALESCE(exact_totals.below_1, 0) / NULLIF(COALESCE(exact_totals.below_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "below",
  (COALESCE(exact_totals.below_1, 0) / NULLIF(COALESCE(exact_totals.below_2, 0), 0) + CASE WHEN COALESCE(exact_totals.below_1, 0) / NULLIF(COALESCE(exact_totals.below_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "above",
  (-COALESCE(exact_totals.below_1, 0) / NULLIF(COALESCE(exact_totals.below_one_3, 0), 0) + CASE WHEN -COALESCE(exact_totals.below_1, 0) / NULLIF(COALESCE(exact_totals.below_one_3, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "below_one",
  COALESCE(exact_totals.below_1_unconverted, 0) AS "below__unconverted_rows",
  COALESCE(exact_totals.below_1_unconverted, 0) AS "above__unconverted_rows",
  COALESCE(exact_totals.below_1_unconverted, 0) AS "below_one__unconverted_rows",
  exact_totals.below_1_rate_age AS "below__rate_age_days",
  exact_totals.below_1_rate_age AS "above__rate_age_days",
  exact_totals.below_1_rate_age AS "below_one__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
