WITH RECURSIVE amounts AS (
  SELECT
    order_lines.returned AS order_line_returned,
    DATE("order".placed_at) AS rate_date,
    order_lines.currency,
    SUM(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue,
    COUNT(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue_rows,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2024-11-01 00:00:00'
    AND "order".placed_at < '2024-12-01 00:00:00'
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
    AND fx_rates.rate_date >= '2024-10-24'
    AND fx_rates.rate_date <= '2024-12-01'
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
    amounts.order_line_returned,
    amounts.units,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.line_revenue,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.line_revenue_rows ELSE 0 END AS line_revenue_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.line_revenue_rows > 0 THEN source_rate.age END AS line_revenue_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_line_returned,
    rated_amounts.units,
    rated_amounts.divisor,
    rated_amounts.line_revenue / 1000000 * rated_amounts.multiplier + rated_amounts.line_revenue % 1000000 * rated_amounts.multiplier / 1000000 AS line_revenue_high,
    rated_amounts.line_revenue % 1000000 * rated_amounts.multiplier % 1000000 AS line_revenue_low,
    rated_amounts.line_revenue_unconverted,
    rated_amounts.line_revenue_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_line_returned,
    multiplied_amounts.units,
    multiplied_amounts.divisor,
    multiplied_amounts.line_revenue_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.line_revenue_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.line_revenue_low) / multiplied_amounts.divisor AS line_revenue,
    (multiplied_amounts.line_revenue_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.line_revenue_low) % multiplied_amounts.divisor AS line_revenue_rest,
    multiplied_amounts.line_revenue_unconverted,
    multiplied_amounts.line_revenue_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.order_line_returned,
    SUM(converted_amounts.line_revenue) AS line_revenue,
    SUM(converted_amounts.line_revenue_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.line_revenue_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.line_revenue_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.line_revenue_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.line_revenue_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.line_revenue_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS line_revenue_digits,
    SUM(converted_amounts.line_revenue_unconverted) AS line_revenue_unconverted,
    MAX(converted_amounts.line_revenue_rate_age) AS line_revenue_rate_age,
    SUM(converted_amounts.units) AS units
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.order_line_returned,
    CASE WHEN TYPEOF(totals.line_revenue + totals.line_revenue_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.line_revenue * 1000000 + CASE WHEN totals.line_revenue > 0 AND totals.line_revenue_digits < 0 THEN (totals.line_revenue_digits - 999999) / 1000000 WHEN totals.line_revenue < 0 AND totals.line_revenue_digits > 0 THEN (totals.line_revenue_digits + 999999) / 1000000 ELSE totals.line_revenue_digits / 1000000 END) END AS line_revenue,
    totals.line_revenue_unconverted,
    totals.line_revenue_rate_age,
    totals.units
  FROM totals
)
SELECT
  exact_totals.order_line_returned AS "order_line.returned",
  COALESCE(exact_totals.units, 0) AS "units",
  (COALESCE(exact_totals.line_revenue, 0) + CASE WHEN COALESCE(exact_totals.line_revenue, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "line_revenue",
  COALESCE(exact_totals.line_revenue_unconverted, 0) AS "line_revenue__unconverted_rows",
  exact_totals.line_revenue_rate_age AS "line_revenue__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
