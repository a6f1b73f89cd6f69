WITH RECURSIVE amounts AS (
  SELECT
    DATE(DATE(orders.placed_at), 'start of month') AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= '2023-11-24'
  GROUP BY 1, 2
),
ecb_month_averages AS MATERIALIZED (
  SELECT
    +ecb_points.currency AS currency,
    DATE(ecb_points.day, 'start of month') AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  WHERE DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (1) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (1) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', (1 + 1) || ' months', '-1 day') END, (-1) || ' days') <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
),
rated_amounts AS (
  SELECT
    amounts.rate_date,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 * source_rate.units END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted
  FROM totals
),
amounts_2 AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS all_orders,
    COUNT(orders.subtotal) AS all_orders_rows
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
ecb_points_2 AS MATERIALIZED (
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
      ecb_points_2.currency,
      ecb_points_2.day,
      ecb_points_2.rate,
      CAST(JULIANDAY(LEAD(ecb_points_2.day) OVER (PARTITION BY ecb_points_2.currency ORDER BY ecb_points_2.day)) - JULIANDAY(ecb_points_2.day) AS INTEGER) AS gap
    FROM ecb_points_2
  ) AS held
  JOIN days_later AS later ON held.gap IS NULL OR later.days < held.gap
),
rated_amounts_2 AS (
  SELECT
    amounts_2.rate_date,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.all_orders,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.all_orders_rows ELSE 0 END AS all_orders_unconverted,
    CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.all_orders_rows > 0 THEN source_rate.age END AS all_orders_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.rate_date,
    rated_amounts_2.divisor,
    rated_amounts_2.all_orders / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.all_orders % 1000000 * rated_amounts_2.multiplier / 1000000 AS all_orders_high,
    rated_amounts_2.all_orders % 1000000 * rated_amounts_2.multiplier % 1000000 AS all_orders_low,
    rated_amounts_2.all_orders_unconverted,
    rated_amounts_2.all_orders_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.rate_date,
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.all_orders_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.all_orders_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.all_orders_low) / multiplied_amounts_2.divisor AS all_orders,
    (multiplied_amounts_2.all_orders_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.all_orders_low) % multiplied_amounts_2.divisor AS all_orders_rest,
    multiplied_amounts_2.all_orders_unconverted,
    multiplied_amounts_2.all_orders_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    DATE(converted_amounts_2.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts_2.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts_2.all_orders) AS all_orders,
    SUM(converted_amounts_2.all_orders_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.all_orders_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.all_orders_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.all_orders_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.all_orders_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.all_orders_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS all_orders_digits,
    SUM(converted_amounts_2.all_orders_unconverted) AS all_orders_unconverted,
    MAX(converted_amounts_2.all_orders_rate_age) AS all_orders_rate_age
  FROM converted_amounts_2
  GROUP BY 1
),
exact_totals_2 AS (
  SELECT
    totals_2.quarter,
    CASE WHEN TYPEOF(totals_2.all_orders + totals_2.all_orders_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.all_orders * 1000000 + CASE WHEN totals_2.all_orders > 0 AND totals_2.all_orders_digits < 0 THEN (totals_2.all_orders_digits - 999999) / 1000000 WHEN totals_2.all_orders < 0 AND totals_2.all_orders_digits > 0 THEN (totals_2.all_orders_digits + 999999) / 1000000 ELSE totals_2.all_orders_digits / 1000000 END) END AS all_orders,
    totals_2.all_orders_unconverted,
    totals_2.all_orders_rate_age
  FROM totals_2
)
SELECT
  parts.quarter AS "quarter",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(MAX(parts.all_orders), 0) + CASE WHEN COALESCE(MAX(parts.all_orders), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "all_orders",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.all_orders_unconverted), 0) AS "all_orders__unconverted_rows",
  MAX(parts.all_orders_rate_age) AS "all_orders__rate_age_days"
FROM (
  SELECT
    exact_totals.quarter,
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    CAST(NULL AS INTEGER) AS all_orders,
    CAST(NULL AS INTEGER) AS all_orders_unconverted,
    CAST(NULL AS INTEGER) AS all_orders_rate_age
  FROM exact_totals
  UNION ALL
  SELECT
    exact_totals_2.quarter,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    exact_totals_2.all_orders,
    exact_totals_2.all_orders_unconverted,
    exact_totals_2.all_orders_rate_age
  FROM exact_totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
