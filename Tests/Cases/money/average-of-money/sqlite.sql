WITH RECURSIVE amounts AS (
  SELECT
    orders.status AS order_status,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS average_subtotal_1,
    COUNT(orders.subtotal) AS average_subtotal_1_rows,
    SUM(CAST(ROUND(orders.shipping_fee * 100) AS INTEGER)) AS average_fee_3,
    COUNT(orders.shipping_fee) AS average_fee_3_rows,
    COUNT(orders.subtotal) AS average_subtotal_2,
    COUNT(orders.shipping_fee) AS average_fee_4
  FROM orders
  WHERE orders.placed_at >= '2025-05-01 00:00:00'
    AND orders.placed_at < '2025-08-01 00:00:00'
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
    AND fx_rates.rate_date >= '2025-04-23'
    AND fx_rates.rate_date <= '2025-08-01'
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
    amounts.order_status,
    amounts.average_subtotal_2,
    amounts.average_fee_4,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.average_subtotal_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_subtotal_1_rows ELSE 0 END AS average_subtotal_1_unconverted,
    amounts.average_fee_3,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_fee_3_rows ELSE 0 END AS average_fee_3_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.average_subtotal_1_rows > 0 THEN source_rate.age END AS average_subtotal_1_rate_age,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.average_fee_3_rows > 0 THEN source_rate.age END AS average_fee_3_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_status,
    rated_amounts.average_subtotal_2,
    rated_amounts.average_fee_4,
    rated_amounts.divisor,
    rated_amounts.average_subtotal_1 / 1000000 * rated_amounts.multiplier + rated_amounts.average_subtotal_1 % 1000000 * rated_amounts.multiplier / 1000000 AS average_subtotal_1_high,
    rated_amounts.average_subtotal_1 % 1000000 * rated_amounts.multiplier % 1000000 AS average_subtotal_1_low,
    rated_amounts.average_subtotal_1_unconverted,
    rated_amounts.average_fee_3 / 1000000 * rated_amounts.multiplier + rated_amounts.average_fee_3 % 1000000 * rated_amounts.multiplier / 1000000 AS average_fee_3_high,
    rated_amounts.average_fee_3 % 1000000 * rated_amounts.multiplier % 1000000 AS average_fee_3_low,
    rated_amounts.average_fee_3_unconverted,
    rated_amounts.average_subtotal_1_rate_age,
    rated_amounts.average_fee_3_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_status,
    multiplied_amounts.average_subtotal_2,
    multiplied_amounts.average_fee_4,
    multiplied_amounts.divisor,
    multiplied_amounts.average_subtotal_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.average_subtotal_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_subtotal_1_low) / multiplied_amounts.divisor AS average_subtotal_1,
    (multiplied_amounts.average_subtotal_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_subtotal_1_low) % multiplied_amounts.divisor AS average_subtotal_1_rest,
    multiplied_amounts.average_subtotal_1_unconverted,
    multiplied_amounts.average_fee_3_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.average_fee_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_fee_3_low) / multiplied_amounts.divisor AS average_fee_3,
    (multiplied_amounts.average_fee_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_fee_3_low) % multiplied_amounts.divisor AS average_fee_3_rest,
    multiplied_amounts.average_fee_3_unconverted,
    multiplied_amounts.average_subtotal_1_rate_age,
    multiplied_amounts.average_fee_3_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.order_status,
    SUM(converted_amounts.average_subtotal_1) AS average_subtotal_1,
    SUM(converted_amounts.average_subtotal_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_subtotal_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.average_subtotal_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_subtotal_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.average_subtotal_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_subtotal_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS average_subtotal_1_digits,
    SUM(converted_amounts.average_subtotal_1_unconverted) AS average_subtotal_1_unconverted,
    MAX(converted_amounts.average_subtotal_1_rate_age) AS average_subtotal_1_rate_age,
    SUM(converted_amounts.average_fee_3) AS average_fee_3,
    SUM(converted_amounts.average_fee_3_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_fee_3_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.average_fee_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_fee_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.average_fee_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_fee_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS average_fee_3_digits,
    SUM(converted_amounts.average_fee_3_unconverted) AS average_fee_3_unconverted,
    MAX(converted_amounts.average_fee_3_rate_age) AS average_fee_3_rate_age,
    SUM(converted_amounts.average_subtotal_2) AS average_subtotal_2,
    SUM(converted_amounts.average_fee_4) AS average_fee_4
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.order_status,
    CASE WHEN TYPEOF(totals.average_subtotal_1 + totals.average_subtotal_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.average_subtotal_1 * 1000000 + CASE WHEN totals.average_subtotal_1 > 0 AND totals.average_subtotal_1_digits < 0 THEN (totals.average_subtotal_1_digits - 999999) / 1000000 WHEN totals.average_subtotal_1 < 0 AND totals.average_subtotal_1_digits > 0 THEN (totals.average_subtotal_1_digits + 999999) / 1000000 ELSE totals.average_subtotal_1_digits / 1000000 END) END AS average_subtotal_1,
    totals.average_subtotal_1_unconverted,
    totals.average_subtotal_1_rate_age,
    CASE WHEN TYPEOF(totals.average_fee_3 + totals.average_fee_3_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.average_fee_3 * 1000000 + CASE WHEN totals.average_fee_3 > 0 AND totals.average_fee_3_digits < 0 THEN (totals.average_fee_3_digits - 999999) / 1000000 WHEN totals.average_fee_3 < 0 AND totals.average_fee_3_digits > 0 THEN (totals.average_fee_3_digits + 999999) / 1000000 ELSE totals.average_fee_3_digits / 1000000 END) END AS average_fee_3,
    totals.average_fee_3_unconverted,
    totals.average_fee_3_rate_age,
    totals.average_subtotal_2,
    totals.average_fee_4
  FROM totals
)
SELECT
  exact_totals.order_status AS "order.status",
  (exact_totals.average_subtotal_1 / NULLIF(COALESCE(exact_totals.average_subtotal_2, 0), 0) + CASE WHEN exact_totals.average_subtotal_1 / NULLIF(COALESCE(exact_totals.average_subtotal_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_subtotal",
  (exact_totals.average_fee_3 / NULLIF(COALESCE(exact_totals.average_fee_4, 0), 0) + CASE WHEN exact_totals.average_fee_3 / NULLIF(COALESCE(exact_totals.average_fee_4, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_fee",
  COALESCE(exact_totals.average_subtotal_1_unconverted, 0) AS "average_subtotal__unconverted_rows",
  COALESCE(exact_totals.average_fee_3_unconverted, 0) AS "average_fee__unconverted_rows",
  exact_totals.average_subtotal_1_rate_age AS "average_subtotal__rate_age_days",
  exact_totals.average_fee_3_rate_age AS "average_fee__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
