WITH RECURSIVE amounts AS (
  SELECT
    DATE("order".placed_at) AS rate_date,
    order_lines.currency,
    SUM(CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS discounts,
    COUNT(order_lines.discount) AS discounts_rows,
    SUM(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER)) AS discount_rate_2,
    COUNT(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER)) AS discount_rate_2_rows
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2024-10-01 00:00:00'
    AND "order".placed_at < '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= '2024-09-23'
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
    CASE WHEN amounts.currency = 'CAD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'CAD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.discounts,
    CASE WHEN amounts.currency = 'CAD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.discounts_rows ELSE 0 END AS discounts_unconverted,
    amounts.discount_rate_2,
    CASE WHEN amounts.currency = 'CAD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.discount_rate_2_rows ELSE 0 END AS discount_rate_2_unconverted,
    CASE WHEN amounts.currency = 'CAD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.discounts_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS discounts_rate_age,
    CASE WHEN amounts.currency = 'CAD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.discount_rate_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS discount_rate_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'CAD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.discounts / 1000000 * rated_amounts.multiplier + rated_amounts.discounts % 1000000 * rated_amounts.multiplier / 1000000 AS discounts_high,
    rated_amounts.discounts % 1000000 * rated_amounts.multiplier % 1000000 AS discounts_low,
    rated_amounts.discounts_unconverted,
    rated_amounts.discount_rate_2 / 1000000 * rated_amounts.multiplier + rated_amounts.discount_rate_2 % 1000000 * rated_amounts.multiplier / 1000000 AS discount_rate_2_high,
    rated_amounts.discount_rate_2 % 1000000 * rated_amounts.multiplier % 1000000 AS discount_rate_2_low,
    rated_amounts.discount_rate_2_unconverted,
    rated_amounts.discounts_rate_age,
    rated_amounts.discount_rate_2_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.discounts_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.discounts_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.discounts_low) / multiplied_amounts.divisor AS discounts,
    (multiplied_amounts.discounts_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.discounts_low) % multiplied_amounts.divisor AS discounts_rest,
    multiplied_amounts.discounts_unconverted,
    multiplied_amounts.discount_rate_2_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.discount_rate_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.discount_rate_2_low) / multiplied_amounts.divisor AS discount_rate_2,
    (multiplied_amounts.discount_rate_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.discount_rate_2_low) % multiplied_amounts.divisor AS discount_rate_2_rest,
    multiplied_amounts.discount_rate_2_unconverted,
    multiplied_amounts.discounts_rate_age,
    multiplied_amounts.discount_rate_2_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month') AS month,
    SUM(converted_amounts.discounts) AS discounts,
    SUM(converted_amounts.discounts_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.discounts_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.discounts_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.discounts_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.discounts_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.discounts_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS discounts_digits,
    SUM(converted_amounts.discounts_unconverted) AS discounts_unconverted,
    MAX(converted_amounts.discounts_rate_age) AS discounts_rate_age,
    SUM(converted_amounts.discount_rate_2) AS discount_rate_2,
    SUM(converted_amounts.discount_rate_2_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.discount_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.discount_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.discount_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.discount_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.discount_rate_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS discount_rate_2_digits,
    SUM(converted_amounts.discount_rate_2_unconverted) AS discount_rate_2_unconverted,
    MAX(converted_amounts.discount_rate_2_rate_age) AS discount_rate_2_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.month,
    CASE WHEN TYPEOF(totals.discounts + totals.discounts_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.discounts * 1000000 + CASE WHEN totals.discounts > 0 AND totals.discounts_digits < 0 THEN (totals.discounts_digits - 999999) / 1000000 WHEN totals.discounts < 0 AND totals.discounts_digits > 0 THEN (totals.discounts_digits + 999999) / 1000000 ELSE totals.discounts_digits / 1000000 END) END AS discounts,
    totals.discounts_unconverted,
    totals.discounts_rate_age,
    CASE WHEN TYPEOF(totals.discount_rate_2 + totals.discount_rate_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.discount_rate_2 * 1000000 + CASE WHEN totals.discount_rate_2 > 0 AND totals.discount_rate_2_digits < 0 THEN (totals.discount_rate_2_digits - 999999) / 1000000 WHEN totals.discount_rate_2 < 0 AND totals.discount_rate_2_digits > 0 THEN (totals.discount_rate_2_digits + 999999) / 1000000 ELSE totals.discount_rate_2_digits / 1000000 END) END AS discount_rate_2,
    totals.discount_rate_2_unconverted,
    totals.discount_rate_2_rate_age
  FROM totals
)
SELECT
  exact_totals.month AS "month",
  (COALESCE(exact_totals.discounts, 0) + CASE WHEN COALESCE(exact_totals.discounts, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "discounts",
  CAST(COALESCE(exact_totals.discounts, 0) AS REAL) / NULLIF(COALESCE(exact_totals.discount_rate_2, 0), 0) AS "discount_rate",
  COALESCE(exact_totals.discounts_unconverted, 0) AS "discounts__unconverted_rows",
  COALESCE(exact_totals.discounts_unconverted, 0) + COALESCE(exact_totals.discount_rate_2_unconverted, 0) AS "discount_rate__unconverted_rows",
  exact_totals.discounts_rate_age AS "discounts__rate_age_days",
  CASE WHEN COALESCE(exact_totals.discount_rate_2_rate_age, -1) > COALESCE(exact_totals.discounts_rate_age, -1) THEN exact_totals.discount_rate_2_rate_age ELSE exact_totals.discounts_rate_age END AS "discount_rate__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
