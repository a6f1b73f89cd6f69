WITH RECURSIVE amounts AS (
  SELECT
    DATE(refunds.refunded_at) AS rate_date,
    refunds.currency,
    MAX(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS largest_refund_1,
    COUNT(refunds.amount) AS largest_refund_1_rows,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS average_refund_2,
    COUNT(*) AS average_refund_3
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
    AND refunds.refunded_at >= '2024-05-01 00:00:00'
    AND refunds.refunded_at < '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= '2024-04-23'
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
    amounts.rate_date,
    amounts.average_refund_3,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.largest_refund_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END AS largest_refund_1_unconverted,
    amounts.average_refund_2,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.largest_refund_1_rows ELSE 0 END AS average_refund_2_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END AS largest_refund_1_rate_age,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.largest_refund_1_rows > 0 THEN source_rate.age END AS average_refund_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.average_refund_3,
    rated_amounts.divisor,
    rated_amounts.largest_refund_1 / 1000000 * rated_amounts.multiplier + rated_amounts.largest_refund_1 % 1000000 * rated_amounts.multiplier / 1000000 AS largest_refund_1_high,
    rated_amounts.largest_refund_1 % 1000000 * rated_amounts.multiplier % 1000000 AS largest_refund_1_low,
    rated_amounts.largest_refund_1_unconverted,
    rated_amounts.average_refund_2 / 1000000 * rated_amounts.multiplier + rated_amounts.average_refund_2 % 1000000 * rated_amounts.multiplier / 1000000 AS average_refund_2_high,
    rated_amounts.average_refund_2 % 1000000 * rated_amounts.multiplier % 1000000 AS average_refund_2_low,
    rated_amounts.average_refund_2_unconverted,
    rated_amounts.largest_refund_1_rate_age,
    rated_amounts.average_refund_2_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.average_refund_3,
    multiplied_amounts.divisor,
    multiplied_amounts.largest_refund_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.largest_refund_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.largest_refund_1_low) / multiplied_amounts.divisor AS largest_refund_1,
    (multiplied_amounts.largest_refund_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.largest_refund_1_low) % multiplied_amounts.divisor AS largest_refund_1_rest,
    multiplied_amounts.largest_refund_1_unconverted,
    multiplied_amounts.average_refund_2_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.average_refund_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_refund_2_low) / multiplied_amounts.divisor AS average_refund_2,
    (multiplied_amounts.average_refund_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_refund_2_low) % multiplied_amounts.divisor AS average_refund_2_rest,
    multiplied_amounts.average_refund_2_unconverted,
    multiplied_amounts.largest_refund_1_rate_age,
    multiplied_amounts.average_refund_2_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month') AS month,
    MAX(CASE WHEN TYPEOF(converted_amounts.largest_refund_1 + converted_amounts.largest_refund_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.largest_refund_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (converted_amounts.largest_refund_1 * 1000000 + (converted_amounts.largest_refund_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.largest_refund_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) / 1000000) END) AS largest_refund_1,
    SUM(converted_amounts.largest_refund_1_unconverted) AS largest_refund_1_unconverted,
    MAX(converted_amounts.largest_refund_1_rate_age) AS largest_refund_1_rate_age,
    SUM(converted_amounts.average_refund_2) AS average_refund_2,
    SUM(converted_amounts.average_refund_2_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_refund_2_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.average_refund_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_refund_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.average_refund_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_refund_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS average_refund_2_digits,
    SUM(converted_amounts.average_refund_2_unconverted) AS average_refund_2_unconverted,
    MAX(converted_amounts.average_refund_2_rate_age) AS average_refund_2_rate_age,
    SUM(converted_amounts.average_refund_3) AS average_refund_3
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.month,
    totals.largest_refund_1,
    totals.largest_refund_1_unconverted,
    totals.largest_refund_1_rate_age,
    CASE WHEN TYPEOF(totals.average_refund_2 + totals.average_refund_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.average_refund_2 * 1000000 + CASE WHEN totals.average_refund_2 > 0 AND totals.average_refund_2_digits < 0 THEN (totals.average_refund_2_digits - 999999) / 1000000 WHEN totals.average_refund_2 < 0 AND totals.average_refund_2_digits > 0 THEN (totals.average_refund_2_digits + 999999) / 1000000 ELSE totals.average_refund_2_digits / 1000000 END) END AS average_refund_2,
    totals.average_refund_2_unconverted,
    totals.average_refund_2_rate_age,
    totals.average_refund_3
  FROM totals
)
SELECT
  parts.month AS "month",
  (COALESCE(MAX(parts.largest_refund_1), 0) + CASE WHEN COALESCE(MAX(parts.largest_refund_1), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "largest_refund",
  (COALESCE(MAX(parts.average_refund_2), 0) / NULLIF(COALESCE(MAX(parts.average_refund_3), 0), 0) + CASE WHEN COALESCE(MAX(parts.average_refund_2), 0) / NULLIF(COALESCE(MAX(parts.average_refund_3), 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_refund",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.largest_refund_1_unconverted), 0) AS "largest_refund__unconverted_rows",
  COALESCE(MAX(parts.average_refund_2_unconverted), 0) AS "average_refund__unconverted_rows",
  MAX(parts.largest_refund_1_rate_age) AS "largest_refund__rate_age_days",
  MAX(parts.average_refund_2_rate_age) AS "average_refund__rate_age_days"
FROM (
  SELECT
    exact_totals.month,
    exact_totals.largest_refund_1,
    exact_totals.largest_refund_1_unconverted,
    exact_totals.largest_refund_1_rate_age,
    exact_totals.average_refund_2,
    exact_totals.average_refund_2_unconverted,
    exact_totals.average_refund_2_rate_age,
    exact_totals.average_refund_3,
    CAST(NULL AS INTEGER) AS orders
  FROM exact_totals
  UNION ALL
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    CAST(NULL AS INTEGER) AS largest_refund_1,
    CAST(NULL AS INTEGER) AS largest_refund_1_unconverted,
    CAST(NULL AS INTEGER) AS largest_refund_1_rate_age,
    CAST(NULL AS INTEGER) AS average_refund_2,
    CAST(NULL AS INTEGER) AS average_refund_2_unconverted,
    CAST(NULL AS INTEGER) AS average_refund_2_rate_age,
    CAST(NULL AS INTEGER) AS average_refund_3,
    COUNT(*) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
    AND orders.placed_at >= '2024-05-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
