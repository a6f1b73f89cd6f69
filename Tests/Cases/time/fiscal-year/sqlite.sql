WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    COUNT(*) AS orders
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
    amounts.orders,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.orders,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.gmv_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.orders,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.gmv_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(converted_amounts.rate_date, 'start of month')) = STRFTIME('%d', DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months')) THEN DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months') ELSE DATE(DATE(converted_amounts.rate_date, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(converted_amounts.rate_date, 'start of month')) = STRFTIME('%d', DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months')) THEN DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months') ELSE DATE(DATE(converted_amounts.rate_date, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(converted_amounts.rate_date, 'start of month')) = STRFTIME('%d', DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months')) THEN DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months') ELSE DATE(DATE(converted_amounts.rate_date, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(converted_amounts.rate_date, 'start of month')) = STRFTIME('%d', DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months')) THEN DATE(DATE(converted_amounts.rate_date, 'start of month'), (-3) || ' months') ELSE DATE(DATE(converted_amounts.rate_date, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END AS fiscal_year,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age,
    SUM(converted_amounts.orders) AS orders
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.fiscal_year,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age,
    totals.orders
  FROM totals
)
SELECT
  parts.fiscal_year AS "fiscal_year",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.buyers), 0) AS "buyers",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days"
FROM (
  SELECT
    exact_totals.fiscal_year,
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    exact_totals.gmv_rate_age,
    exact_totals.orders,
    CAST(NULL AS INTEGER) AS buyers
  FROM exact_totals
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(orders.placed_at, 'start of month')) = STRFTIME('%d', DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months')) THEN DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months') ELSE DATE(DATE(orders.placed_at, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(orders.placed_at, 'start of month')) = STRFTIME('%d', DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months')) THEN DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months') ELSE DATE(DATE(orders.placed_at, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(orders.placed_at, 'start of month')) = STRFTIME('%d', DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months')) THEN DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months') ELSE DATE(DATE(orders.placed_at, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(orders.placed_at, 'start of month')) = STRFTIME('%d', DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months')) THEN DATE(DATE(orders.placed_at, 'start of month'), (-3) || ' months') ELSE DATE(DATE(orders.placed_at, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END AS fiscal_year,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    CAST(NULL AS INTEGER) AS orders,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
