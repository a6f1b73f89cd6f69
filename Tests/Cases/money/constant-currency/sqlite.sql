WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    DATE(CASE WHEN STRFTIME('%d', DATE(orders.placed_at)) = STRFTIME('%d', DATE(DATE(orders.placed_at), (-12) || ' months')) THEN DATE(DATE(orders.placed_at), (-12) || ' months') ELSE DATE(DATE(orders.placed_at), 'start of month', ((-12) + 1) || ' months', '-1 day') END, 'start of month') AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= '2025-04-01 00:00:00'
    AND orders.placed_at < '2025-07-01 00:00:00'
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
    AND fx_rates.rate_date >= '2024-02-23'
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
    amounts.month,
    CASE WHEN amounts.currency = 'GBP' THEN 1 ELSE target_rate.rate * CASE WHEN target_rate.units = CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END THEN 1 ELSE CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END END END AS multiplier,
    CASE WHEN amounts.currency = 'GBP' THEN 1 ELSE CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * CASE WHEN target_rate.units = CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END THEN 1 ELSE target_rate.units END END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN target_rate.units = CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END THEN 1 ELSE CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END END IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL OR CASE WHEN target_rate.units = CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.units END THEN 1 ELSE target_rate.units END IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_month_averages AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_month_averages AS target_rate ON target_rate.currency = 'GBP' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.month,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.month,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.month,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.month,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted
  FROM totals
)
SELECT
  exact_totals.month AS "month",
  (COALESCE(exact_totals.gmv, 0) + CASE WHEN COALESCE(exact_totals.gmv, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  COALESCE(exact_totals.gmv_unconverted, 0) AS "gmv__unconverted_rows"
FROM exact_totals
ORDER BY 1 NULLS LAST
