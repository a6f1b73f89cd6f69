WITH RECURSIVE amounts AS (
  SELECT
    DATE("order".placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', "order".placed_at) AS INTEGER) - 1) % 3) || ' months') AS order_placed_quarter,
    DATE(refunds.refunded_at) AS rate_date,
    refunds.currency,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
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
    amounts.order_placed_quarter,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.refunds_value,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.refunds_value_rows ELSE 0 END AS refunds_value_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.refunds_value_rows > 0 THEN source_rate.age END AS refunds_value_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_placed_quarter,
    rated_amounts.divisor,
    rated_amounts.refunds_value / 1000000 * rated_amounts.multiplier + rated_amounts.refunds_value % 1000000 * rated_amounts.multiplier / 1000000 AS refunds_value_high,
    rated_amounts.refunds_value % 1000000 * rated_amounts.multiplier % 1000000 AS refunds_value_low,
    rated_amounts.refunds_value_unconverted,
    rated_amounts.refunds_value_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_placed_quarter,
    multiplied_amounts.divisor,
    multiplied_amounts.refunds_value_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.refunds_value_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.refunds_value_low) / multiplied_amounts.divisor AS refunds_value,
    (multiplied_amounts.refunds_value_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.refunds_value_low) % multiplied_amounts.divisor AS refunds_value_rest,
    multiplied_amounts.refunds_value_unconverted,
    multiplied_amounts.refunds_value_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.order_placed_quarter,
    SUM(converted_amounts.refunds_value) AS refunds_value,
    SUM(converted_amounts.refunds_value_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.refunds_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.refunds_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS refunds_value_digits,
    SUM(converted_amounts.refunds_value_unconverted) AS refunds_value_unconverted,
    MAX(converted_amounts.refunds_value_rate_age) AS refunds_value_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.order_placed_quarter,
    CASE WHEN TYPEOF(totals.refunds_value + totals.refunds_value_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.refunds_value * 1000000 + CASE WHEN totals.refunds_value > 0 AND totals.refunds_value_digits < 0 THEN (totals.refunds_value_digits - 999999) / 1000000 WHEN totals.refunds_value < 0 AND totals.refunds_value_digits > 0 THEN (totals.refunds_value_digits + 999999) / 1000000 ELSE totals.refunds_value_digits / 1000000 END) END AS refunds_value,
    totals.refunds_value_unconverted,
    totals.refunds_value_rate_age
  FROM totals
)
SELECT
  exact_totals.order_placed_quarter AS "order.placed.quarter",
  (COALESCE(exact_totals.refunds_value, 0) + CASE WHEN COALESCE(exact_totals.refunds_value, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "refunds_value",
  COALESCE(exact_totals.refunds_value_unconverted, 0) AS "refunds_value__unconverted_rows",
  exact_totals.refunds_value_rate_age AS "refunds_value__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
