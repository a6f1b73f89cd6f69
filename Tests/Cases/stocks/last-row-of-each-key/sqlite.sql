WITH RECURSIVE last_moments AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS part,
    orders.retailer_id AS part_2,
    MAX(orders.placed_at) AS moment
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS last_orders,
    COUNT(orders.subtotal) AS last_orders_rows,
    COUNT(*) AS retailers
  FROM orders
  JOIN last_moments ON last_moments.part = DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months')
    AND last_moments.part_2 = orders.retailer_id
    AND last_moments.moment = orders.placed_at
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
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
    amounts.retailers,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.last_orders,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.last_orders_rows ELSE 0 END AS last_orders_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.last_orders_rows > 0 THEN source_rate.age END AS last_orders_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.retailers,
    rated_amounts.divisor,
    rated_amounts.last_orders / 1000000 * rated_amounts.multiplier + rated_amounts.last_orders % 1000000 * rated_amounts.multiplier / 1000000 AS last_orders_high,
    rated_amounts.last_orders % 1000000 * rated_amounts.multiplier % 1000000 AS last_orders_low,
    rated_amounts.last_orders_unconverted,
    rated_amounts.last_orders_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.retailers,
    multiplied_amounts.divisor,
    multiplied_amounts.last_orders_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.last_orders_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.last_orders_low) / multiplied_amounts.divisor AS last_orders,
    (multiplied_amounts.last_orders_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.last_orders_low) % multiplied_amounts.divisor AS last_orders_rest,
    multiplied_amounts.last_orders_unconverted,
    multiplied_amounts.last_orders_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.last_orders) AS last_orders,
    SUM(converted_amounts.last_orders_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.last_orders_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.last_orders_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.last_orders_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.last_orders_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.last_orders_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS last_orders_digits,
    SUM(converted_amounts.last_orders_unconverted) AS last_orders_unconverted,
    MAX(converted_amounts.last_orders_rate_age) AS last_orders_rate_age,
    SUM(converted_amounts.retailers) AS retailers
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.last_orders + totals.last_orders_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.last_orders * 1000000 + CASE WHEN totals.last_orders > 0 AND totals.last_orders_digits < 0 THEN (totals.last_orders_digits - 999999) / 1000000 WHEN totals.last_orders < 0 AND totals.last_orders_digits > 0 THEN (totals.last_orders_digits + 999999) / 1000000 ELSE totals.last_orders_digits / 1000000 END) END AS last_orders,
    totals.last_orders_unconverted,
    totals.last_orders_rate_age,
    totals.retailers
  FROM totals
)
SELECT
  exact_totals.quarter AS "quarter",
  (COALESCE(exact_totals.last_orders, 0) + CASE WHEN COALESCE(exact_totals.last_orders, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "last_orders",
  COALESCE(exact_totals.retailers, 0) AS "retailers",
  COALESCE(exact_totals.last_orders_unconverted, 0) AS "last_orders__unconverted_rows",
  exact_totals.last_orders_rate_age AS "last_orders__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
