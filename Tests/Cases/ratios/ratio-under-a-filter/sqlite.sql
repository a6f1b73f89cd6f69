WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled' AND orders.channel = 'app') AS app_average_3,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled' AND orders.channel = 'app') AS app_average_3_rows,
    COUNT(*) AS average_order_value_2,
    COUNT(*) FILTER (WHERE orders.channel = 'app') AS app_average_4
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
    amounts.average_order_value_2,
    amounts.app_average_4,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.average_order_value_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_order_value_1_rows ELSE 0 END AS average_order_value_1_unconverted,
    amounts.app_average_3,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.app_average_3_rows ELSE 0 END AS app_average_3_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.average_order_value_1_rows > 0 THEN source_rate.age END AS average_order_value_1_rate_age,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.app_average_3_rows > 0 THEN source_rate.age END AS app_average_3_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.average_order_value_2,
    rated_amounts.app_average_4,
    rated_amounts.divisor,
    rated_amounts.average_order_value_1 / 1000000 * rated_amounts.multiplier + rated_amounts.average_order_value_1 % 1000000 * rated_amounts.multiplier / 1000000 AS average_order_value_1_high,
    rated_amounts.average_order_value_1 % 1000000 * rated_amounts.multiplier % 1000000 AS average_order_value_1_low,
    rated_amounts.average_order_value_1_unconverted,
    rated_amounts.app_average_3 / 1000000 * rated_amounts.multiplier + rated_amounts.app_average_3 % 1000000 * rated_amounts.multiplier / 1000000 AS app_average_3_high,
    rated_amounts.app_average_3 % 1000000 * rated_amounts.multiplier % 1000000 AS app_average_3_low,
    rated_amounts.app_average_3_unconverted,
    rated_amounts.average_order_value_1_rate_age,
    rated_amounts.app_average_3_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.average_order_value_2,
    multiplied_amounts.app_average_4,
    multiplied_amounts.divisor,
    multiplied_amounts.average_order_value_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.average_order_value_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_order_value_1_low) / multiplied_amounts.divisor AS average_order_value_1,
    (multiplied_amounts.average_order_value_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_order_value_1_low) % multiplied_amounts.divisor AS average_order_value_1_rest,
    multiplied_amounts.average_order_value_1_unconverted,
    multiplied_amounts.app_average_3_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.app_average_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.app_average_3_low) / multiplied_amounts.divisor AS app_average_3,
    (multiplied_amounts.app_average_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.app_average_3_low) % multiplied_amounts.divisor AS app_average_3_rest,
    multiplied_amounts.app_average_3_unconverted,
    multiplied_amounts.average_order_value_1_rate_age,
    multiplied_amounts.app_average_3_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.average_order_value_1) AS average_order_value_1,
    SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS average_order_value_1_digits,
    SUM(converted_amounts.average_order_value_1_unconverted) AS average_order_value_1_unconverted,
    MAX(converted_amounts.average_order_value_1_rate_age) AS average_order_value_1_rate_age,
    SUM(converted_amounts.app_average_3) AS app_average_3,
    SUM(converted_amounts.app_average_3_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.app_average_3_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.app_average_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.app_average_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.app_average_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.app_average_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS app_average_3_digits,
    SUM(converted_amounts.app_average_3_unconverted) AS app_average_3_unconverted,
    MAX(converted_amounts.app_average_3_rate_age) AS app_average_3_rate_age,
    SUM(converted_amounts.average_order_value_2) AS average_order_value_2,
    SUM(converted_amounts.app_average_4) AS app_average_4
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.average_order_value_1 + totals.average_order_value_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.average_order_value_1 * 1000000 + CASE WHEN totals.average_order_value_1 > 0 AND totals.average_order_value_1_digits < 0 THEN (totals.average_order_value_1_digits - 999999) / 1000000 WHEN totals.average_order_value_1 < 0 AND totals.average_order_value_1_digits > 0 THEN (totals.average_order_value_1_digits + 999999) / 1000000 ELSE totals.average_order_value_1_digits / 1000000 END) END AS average_order_value_1,
    totals.average_order_value_1_unconverted,
    totals.average_order_value_1_rate_age,
    CASE WHEN TYPEOF(totals.app_average_3 + totals.app_average_3_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.app_average_3 * 1000000 + CASE WHEN totals.app_average_3 > 0 AND totals.app_average_3_digits < 0 THEN (totals.app_average_3_digits - 999999) / 1000000 WHEN totals.app_average_3 < 0 AND totals.app_average_3_digits > 0 THEN (totals.app_average_3_digits + 999999) / 1000000 ELSE totals.app_average_3_digits / 1000000 END) END AS app_average_3,
    totals.app_average_3_unconverted,
    totals.app_average_3_rate_age,
    totals.average_order_value_2,
    totals.app_average_4
  FROM totals
)
SELECT
  exact_totals.quarter AS "quarter",
  (COALESCE(exact_totals.average_order_value_1, 0) / NULLIF(COALESCE(exact_totals.average_order_value_2, 0), 0) + CASE WHEN COALESCE(exact_totals.average_order_value_1, 0) / NULLIF(COALESCE(exact_totals.average_order_value_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  (COALESCE(exact_totals.app_average_3, 0) / NULLIF(COALESCE(exact_totals.app_average_4, 0), 0) + CASE WHEN COALESCE(exact_totals.app_average_3, 0) / NULLIF(COALESCE(exact_totals.app_average_4, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "app_average",
  COALESCE(exact_totals.average_order_value_1_unconverted, 0) AS "average_order_value__unconverted_rows",
  COALESCE(exact_totals.app_average_3_unconverted, 0) AS "app_average__unconverted_rows",
  exact_totals.average_order_value_1_rate_age AS "average_order_value__rate_age_days",
  exact_totals.app_average_3_rate_age AS "app_average__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
