WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS commission,
    COUNT(orders.commission) AS commission_rows
  FROM orders
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
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.commission,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.commission_rows ELSE 0 END AS commission_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.commission_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS commission_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.commission / 1000000 * rated_amounts.multiplier + rated_amounts.commission % 1000000 * rated_amounts.multiplier / 1000000 AS commission_high,
    rated_amounts.commission % 1000000 * rated_amounts.multiplier % 1000000 AS commission_low,
    rated_amounts.commission_unconverted,
    rated_amounts.commission_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.commission_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.commission_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.commission_low) / multiplied_amounts.divisor AS commission,
    (multiplied_amounts.commission_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.commission_low) % multiplied_amounts.divisor AS commission_rest,
    multiplied_amounts.commission_unconverted,
    multiplied_amounts.commission_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.commission) AS commission,
    SUM(converted_amounts.commission_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS commission_digits,
    SUM(converted_amounts.commission_unconverted) AS commission_unconverted,
    MAX(converted_amounts.commission_rate_age) AS commission_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.commission + totals.commission_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.commission * 1000000 + CASE WHEN totals.commission > 0 AND totals.commission_digits < 0 THEN (totals.commission_digits - 999999) / 1000000 WHEN totals.commission < 0 AND totals.commission_digits > 0 THEN (totals.commission_digits + 999999) / 1000000 ELSE totals.commission_digits / 1000000 END) END AS commission,
    totals.commission_unconverted,
    totals.commission_rate_age
  FROM totals
)
SELECT
  exact_totals.quarter AS "quarter",
  (COALESCE(exact_totals.commission, 0) + CASE WHEN COALESCE(exact_totals.commission, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "commission",
  COALESCE(exact_totals.commission_unconverted, 0) AS "commission__unconverted_rows",
  exact_totals.commission_rate_age AS "commission__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
