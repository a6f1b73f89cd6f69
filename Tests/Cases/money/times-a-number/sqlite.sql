WITH RECURSIVE amounts AS (
  SELECT
    orders.currency AS order_currency,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS with_tax_1,
    COUNT(orders.subtotal) AS with_tax_1_rows
  FROM orders
  WHERE orders.placed_at >= '2024-03-01 00:00:00'
    AND orders.placed_at < '2024-04-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= '2024-02-22'
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
    amounts.order_currency,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.with_tax_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.with_tax_1_rows ELSE 0 END AS with_tax_1_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.with_tax_1_rows > 0 THEN source_rate.age END AS with_tax_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_currency,
    rated_amounts.divisor,
    rated_amounts.with_tax_1 / 1000000 * rated_amounts.multiplier + rated_amounts.with_tax_1 % 1000000 * rated_amounts.multiplier / 1000000 AS with_tax_1_high,
    rated_amounts.with_tax_1 % 1000000 * rated_amounts.multiplier % 1000000 AS with_tax_1_low,
    rated_amounts.with_tax_1_unconverted,
    rated_amounts.with_tax_1_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_currency,
    multiplied_amounts.divisor,
    multiplied_amounts.with_tax_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.with_tax_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.with_tax_1_low) / multiplied_amounts.divisor AS with_tax_1,
    (multiplied_amounts.with_tax_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.with_tax_1_low) % multiplied_amounts.divisor AS with_tax_1_rest,
    multiplied_amounts.with_tax_1_unconverted,
    multiplied_amounts.with_tax_1_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.order_currency,
    SUM(converted_amounts.with_tax_1) AS with_tax_1,
    SUM(converted_amounts.with_tax_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.with_tax_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.with_tax_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.with_tax_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.with_tax_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.with_tax_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS with_tax_1_digits,
    SUM(converted_amounts.with_tax_1_unconverted) AS with_tax_1_unconverted,
    MAX(converted_amounts.with_tax_1_rate_age) AS with_tax_1_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.order_currency,
    CASE WHEN TYPEOF(totals.with_tax_1 + totals.with_tax_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.with_tax_1 * 1000000 + CASE WHEN totals.with_tax_1 > 0 AND totals.with_tax_1_digits < 0 THEN (totals.with_tax_1_digits - 999999) / 1000000 WHEN totals.with_tax_1 < 0 AND totals.with_tax_1_digits > 0 THEN (totals.with_tax_1_digits + 999999) / 1000000 ELSE totals.with_tax_1_digits / 1000000 END) END AS with_tax_1,
    totals.with_tax_1_unconverted,
    totals.with_tax_1_rate_age
  FROM totals
)
SELECT
  exact_totals.order_currency AS "order.currency",
  (COALESCE(exact_totals.with_tax_1, 0) * 12 + CASE WHEN COALESCE(exact_totals.with_tax_1, 0) * 12 < 0 THEN -5000000 ELSE 5000000 END) / 10000000 AS "with_tax",
  (COALESCE(exact_totals.with_tax_1, 0) / NULLIF(3, 0) + CASE WHEN COALESCE(exact_totals.with_tax_1, 0) / NULLIF(3, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "a_third",
  COALESCE(exact_totals.with_tax_1_unconverted, 0) AS "with_tax__unconverted_rows",
  COALESCE(exact_totals.with_tax_1_unconverted, 0) AS "a_third__unconverted_rows",
  exact_totals.with_tax_1_rate_age AS "with_tax__rate_age_days",
  exact_totals.with_tax_1_rate_age AS "a_third__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
