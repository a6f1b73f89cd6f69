WITH RECURSIVE amounts AS (
  SELECT
    DATE(refunds.refunded_at) AS rate_date,
    refunds.currency,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refund_rate_1,
    COUNT(refunds.amount) AS refund_rate_1_rows
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
    AND refunds.refunded_at >= '2024-01-01 00:00:00'
    AND refunds.refunded_at < '2025-04-01 00:00:00'
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
    amounts.rate_date,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.refund_rate_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.refund_rate_1_rows ELSE 0 END AS refund_rate_1_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.refund_rate_1_rows > 0 THEN source_rate.age END AS refund_rate_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.refund_rate_1 / 1000000 * rated_amounts.multiplier + rated_amounts.refund_rate_1 % 1000000 * rated_amounts.multiplier / 1000000 AS refund_rate_1_high,
    rated_amounts.refund_rate_1 % 1000000 * rated_amounts.multiplier % 1000000 AS refund_rate_1_low,
    rated_amounts.refund_rate_1_unconverted,
    rated_amounts.refund_rate_1_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.refund_rate_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.refund_rate_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.refund_rate_1_low) / multiplied_amounts.divisor AS refund_rate_1,
    (multiplied_amounts.refund_rate_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.refund_rate_1_low) % multiplied_amounts.divisor AS refund_rate_1_rest,
    multiplied_amounts.refund_rate_1_unconverted,
    multiplied_amounts.refund_rate_1_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month') AS month,
    SUM(converted_amounts.refund_rate_1) AS refund_rate_1,
    SUM(converted_amounts.refund_rate_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS refund_rate_1_digits,
    SUM(converted_amounts.refund_rate_1_unconverted) AS refund_rate_1_unconverted,
    MAX(converted_amounts.refund_rate_1_rate_age) AS refund_rate_1_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.month,
    CASE WHEN TYPEOF(totals.refund_rate_1 + totals.refund_rate_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.refund_rate_1 * 1000000 + CASE WHEN totals.refund_rate_1 > 0 AND totals.refund_rate_1_digits < 0 THEN (totals.refund_rate_1_digits - 999999) / 1000000 WHEN totals.refund_rate_1 < 0 AND totals.refund_rate_1_digits > 0 THEN (totals.refund_rate_1_digits + 999999) / 1000000 ELSE totals.refund_rate_1_digits / 1000000 END) END AS refund_rate_1,
    totals.refund_rate_1_unconverted,
    totals.refund_rate_1_rate_age
  FROM totals
),
amounts_2 AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS refund_rate_2,
    COUNT(orders.subtotal) AS refund_rate_2_rows
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
    AND orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
rated_amounts_2 AS (
  SELECT
    amounts_2.rate_date,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.refund_rate_2,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.refund_rate_2_rows ELSE 0 END AS refund_rate_2_unconverted,
    CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.refund_rate_2_rows > 0 THEN source_rate.age END AS refund_rate_2_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.rate_date,
    rated_amounts_2.divisor,
    rated_amounts_2.refund_rate_2 / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.refund_rate_2 % 1000000 * rated_amounts_2.multiplier / 1000000 AS refund_rate_2_high,
    rated_amounts_2.refund_rate_2 % 1000000 * rated_amounts_2.multiplier % 1000000 AS refund_rate_2_low,
    rated_amounts_2.refund_rate_2_unconverted,
    rated_amounts_2.refund_rate_2_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.rate_date,
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.refund_rate_2_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.refund_rate_2_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.refund_rate_2_low) / multiplied_amounts_2.divisor AS refund_rate_2,
    (multiplied_amounts_2.refund_rate_2_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.refund_rate_2_low) % multiplied_amounts_2.divisor AS refund_rate_2_rest,
    multiplied_amounts_2.refund_rate_2_unconverted,
    multiplied_amounts_2.refund_rate_2_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    DATE(converted_amounts_2.rate_date, 'start of month') AS month,
    SUM(converted_amounts_2.refund_rate_2) AS refund_rate_2,
    SUM(converted_amounts_2.refund_rate_2_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS refund_rate_2_digits,
    SUM(converted_amounts_2.refund_rate_2_unconverted) AS refund_rate_2_unconverted,
    MAX(converted_amounts_2.refund_rate_2_rate_age) AS refund_rate_2_rate_age
  FROM converted_amounts_2
  GROUP BY 1
),
exact_totals_2 AS (
  SELECT
    totals_2.month,
    CASE WHEN TYPEOF(totals_2.refund_rate_2 + totals_2.refund_rate_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.refund_rate_2 * 1000000 + CASE WHEN totals_2.refund_rate_2 > 0 AND totals_2.refund_rate_2_digits < 0 THEN (totals_2.refund_rate_2_digits - 999999) / 1000000 WHEN totals_2.refund_rate_2 < 0 AND totals_2.refund_rate_2_digits > 0 THEN (totals_2.refund_rate_2_digits + 999999) / 1000000 ELSE totals_2.refund_rate_2_digits / 1000000 END) END AS refund_rate_2,
    totals_2.refund_rate_2_unconverted,
    totals_2.refund_rate_2_rate_age
  FROM totals_2
)
SELECT
  parts.month AS "month",
  CAST(COALESCE(MAX(parts.refund_rate_1), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.refund_rate_2), 0), 0) AS "refund_rate",
  (COALESCE(MAX(parts.refund_rate_1), 0) + CASE WHEN COALESCE(MAX(parts.refund_rate_1), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "refunds_value",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) + COALESCE(MAX(parts.refund_rate_2_unconverted), 0) AS "refund_rate__unconverted_rows",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) AS "refunds_value__unconverted_rows",
  CASE WHEN COALESCE(MAX(parts.refund_rate_2_rate_age), -1) > COALESCE(MAX(parts.refund_rate_1_rate_age), -1) THEN MAX(parts.refund_rate_2_rate_age) ELSE MAX(parts.refund_rate_1_rate_age) END AS "refund_rate__rate_age_days",
  MAX(parts.refund_rate_1_rate_age) AS "refunds_value__rate_age_days"
FROM (
  SELECT
    exact_totals.month,
    exact_totals.refund_rate_1,
    exact_totals.refund_rate_1_unconverted,
    exact_totals.refund_rate_1_rate_age,
    CAST(NULL AS INTEGER) AS refund_rate_2,
    CAST(NULL AS INTEGER) AS refund_rate_2_unconverted,
    CAST(NULL AS INTEGER) AS refund_rate_2_rate_age
  FROM exact_totals
  UNION ALL
  SELECT
    exact_totals_2.month,
    CAST(NULL AS INTEGER) AS refund_rate_1,
    CAST(NULL AS INTEGER) AS refund_rate_1_unconverted,
    CAST(NULL AS INTEGER) AS refund_rate_1_rate_age,
    exact_totals_2.refund_rate_2,
    exact_totals_2.refund_rate_2_unconverted,
    exact_totals_2.refund_rate_2_rate_age
  FROM exact_totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
