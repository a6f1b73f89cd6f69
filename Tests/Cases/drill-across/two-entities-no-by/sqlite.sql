WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2024-04-01 00:00:00'
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
    AND fx_rates.rate_date <= '2024-04-01'
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
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.gmv_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.gmv_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age
  FROM converted_amounts
),
exact_totals AS (
  SELECT
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age
  FROM totals
),
amounts_2 AS (
  SELECT
    DATE(refunds.refunded_at) AS rate_date,
    refunds.currency,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows
  FROM refunds
  WHERE refunds.refunded_at >= '2024-01-01 00:00:00'
    AND refunds.refunded_at < '2024-04-01 00:00:00'
  GROUP BY 1, 2
),
rated_amounts_2 AS (
  SELECT
    CASE WHEN amounts_2.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts_2.currency = 'USD' THEN 1 WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts_2.refunds_value,
    CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts_2.refunds_value_rows ELSE 0 END AS refunds_value_unconverted,
    CASE WHEN amounts_2.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.refunds_value_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS refunds_value_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.divisor,
    rated_amounts_2.refunds_value / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.refunds_value % 1000000 * rated_amounts_2.multiplier / 1000000 AS refunds_value_high,
    rated_amounts_2.refunds_value % 1000000 * rated_amounts_2.multiplier % 1000000 AS refunds_value_low,
    rated_amounts_2.refunds_value_unconverted,
    rated_amounts_2.refunds_value_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.refunds_value_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.refunds_value_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.refunds_value_low) / multiplied_amounts_2.divisor AS refunds_value,
    (multiplied_amounts_2.refunds_value_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.refunds_value_low) % multiplied_amounts_2.divisor AS refunds_value_rest,
    multiplied_amounts_2.refunds_value_unconverted,
    multiplied_amounts_2.refunds_value_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    SUM(converted_amounts_2.refunds_value) AS refunds_value,
    SUM(converted_amounts_2.refunds_value_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.refunds_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.refunds_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.refunds_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.refunds_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.refunds_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS refunds_value_digits,
    SUM(converted_amounts_2.refunds_value_unconverted) AS refunds_value_unconverted,
    MAX(converted_amounts_2.refunds_value_rate_age) AS refunds_value_rate_age
  FROM converted_amounts_2
),
exact_totals_2 AS (
  SELECT
    CASE WHEN TYPEOF(totals_2.refunds_value + totals_2.refunds_value_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.refunds_value * 1000000 + CASE WHEN totals_2.refunds_value > 0 AND totals_2.refunds_value_digits < 0 THEN (totals_2.refunds_value_digits - 999999) / 1000000 WHEN totals_2.refunds_value < 0 AND totals_2.refunds_value_digits > 0 THEN (totals_2.refunds_value_digits + 999999) / 1000000 ELSE totals_2.refunds_value_digits / 1000000 END) END AS refunds_value,
    totals_2.refunds_value_unconverted,
    totals_2.refunds_value_rate_age
  FROM totals_2
)
SELECT
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(MAX(parts.refunds_value), 0) + CASE WHEN COALESCE(MAX(parts.refunds_value), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "refunds_value",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS "refunds_value__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.refunds_value_rate_age) AS "refunds_value__rate_age_days"
FROM (
  SELECT
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    exact_totals.gmv_rate_age,
    CAST(NULL AS INTEGER) AS refunds_value,
    CAST(NULL AS INTEGER) AS refunds_value_unconverted,
    CAST(NULL AS INTEGER) AS refunds_value_rate_age
  FROM exact_totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    exact_totals_2.refunds_value,
    exact_totals_2.refunds_value_unconverted,
    exact_totals_2.refunds_value_rate_age
  FROM exact_totals_2
) AS parts
