WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(DATE(orders.placed_at), 'start of month')) = STRFTIME('%d', DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months')) THEN DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months') ELSE DATE(DATE(DATE(orders.placed_at), 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(DATE(orders.placed_at), 'start of month')) = STRFTIME('%d', DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months')) THEN DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months') ELSE DATE(DATE(DATE(orders.placed_at), 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(DATE(orders.placed_at), 'start of month')) = STRFTIME('%d', DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months')) THEN DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months') ELSE DATE(DATE(DATE(orders.placed_at), 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(DATE(orders.placed_at), 'start of month')) = STRFTIME('%d', DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months')) THEN DATE(DATE(DATE(orders.placed_at), 'start of month'), (-3) || ' months') ELSE DATE(DATE(DATE(orders.placed_at), 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= '2024-11-01 00:00:00'
    AND orders.placed_at < '2025-06-01 00:00:00'
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
    AND fx_rates.rate_date >= '2023-10-25'
  GROUP BY 1, 2
),
ecb_fiscal_year_averages AS MATERIALIZED (
  SELECT
    +ecb_points.currency AS currency,
    CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END AS day,
    CASE WHEN COUNT(*) = COUNT(ecb_points.rate) THEN SUM(ecb_points.rate) END AS rate,
    COUNT(*) AS units
  FROM ecb_points
  WHERE DATE(CASE WHEN STRFTIME('%d', CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END) = STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END, (12) || ' months')) THEN DATE(CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END, (12) || ' months') ELSE DATE(CASE WHEN STRFTIME('%d', DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year')) = STRFTIME('%d', DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months')) THEN DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), (3) || ' months') ELSE DATE(DATE(CASE WHEN STRFTIME('%d', DATE(ecb_points.day, 'start of month')) = STRFTIME('%d', DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months')) THEN DATE(DATE(ecb_points.day, 'start of month'), (-3) || ' months') ELSE DATE(DATE(ecb_points.day, 'start of month'), 'start of month', ((-3) + 1) || ' months', '-1 day') END, 'start of year'), 'start of month', (3 + 1) || ' months', '-1 day') END, 'start of month', (12 + 1) || ' months', '-1 day') END, (-1) || ' days') <= (
      SELECT
        MAX(ecb_points.day) AS day
      FROM ecb_points
    )
  GROUP BY 1, 2
),
rated_amounts AS (
  SELECT
    amounts.month,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 * source_rate.units END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.units IS NULL OR source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_fiscal_year_averages AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
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
  (CASE WHEN COALESCE(exact_totals.gmv_unconverted, 0) > 0 THEN exact_totals.gmv ELSE COALESCE(exact_totals.gmv, 0) END + CASE WHEN CASE WHEN COALESCE(exact_totals.gmv_unconverted, 0) > 0 THEN exact_totals.gmv ELSE COALESCE(exact_totals.gmv, 0) END < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  COALESCE(exact_totals.gmv_unconverted, 0) AS "gmv__unconverted_rows"
FROM exact_totals
ORDER BY 1 NULLS LAST
