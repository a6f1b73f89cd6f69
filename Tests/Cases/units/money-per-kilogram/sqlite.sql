WITH RECURSIVE amounts AS (
  SELECT
    order_lines.returned AS order_line_returned,
    DATE("order".placed_at) AS rate_date,
    order_lines.currency,
    SUM(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS kilogram_price_1,
    COUNT(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS kilogram_price_1_rows,
    SUM(order_lines.quantity * CAST(ROUND(product.weight * 1000) AS INTEGER)) AS kilogram_price_2
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE "order".placed_at >= '2025-02-01 00:00:00'
    AND "order".placed_at < '2025-03-01 00:00:00'
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
    AND fx_rates.rate_date >= '2025-01-24'
    AND fx_rates.rate_date <= '2025-03-01'
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
    amounts.kilogram_price_2,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.kilogram_price_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.kilogram_price_1_rows ELSE 0 END AS kilogram_price_1_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.kilogram_price_1_rows > 0 THEN source_rate.age END AS kilogram_price_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_line_returned,
    rated_amounts.kilogram_price_2,
    rated_amounts.divisor,
    rated_amounts.kilogram_price_1 / 1000000 * rated_amounts.multiplier + rated_amounts.kilogram_price_1 % 1000000 * rated_amounts.multiplier / 1000000 AS kilogram_price_1_high,
    rated_amounts.kilogram_price_1 % 1000000 * rated_amounts.multiplier % 1000000 AS kilogram_price_1_low,
    rated_amounts.kilogram_price_1_unconverted,
    rated_amounts.kilogram_price_1_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_line_returned,
    multiplied_amounts.kilogram_price_2,
    multiplied_amounts.divisor,
    multiplied_amounts.kilogram_price_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.kilogram_price_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.kilogram_price_1_low) / multiplied_amounts.divisor AS kilogram_price_1,
    (multiplied_amounts.kilogram_price_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.kilogram_price_1_low) % multiplied_amounts.divisor AS kilogram_price_1_rest,
    multiplied_amounts.kilogram_price_1_unconverted,
    multiplied_amounts.kilogram_price_1_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.order_line_returned,
    SUM(converted_amounts.kilogram_price_1) AS kilogram_price_1,
    SUM(converted_amounts.kilogram_price_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.kilogram_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.kilogram_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.kilogram_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.kilogram_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.kilogram_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS kilogram_price_1_digits,
    SUM(converted_amounts.kilogram_price_1_unconverted) AS kilogram_price_1_unconverted,
    MAX(converted_amounts.kilogram_price_1_rate_age) AS kilogram_price_1_rate_age,
    SUM(converted_amounts.kilogram_price_2) AS kilogram_price_2
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.order_line_returned,
    CASE WHEN TYPEOF(totals.kilogram_price_1 + totals.kilogram_price_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.kilogram_price_1 * 1000000 + CASE WHEN totals.kilogram_price_1 > 0 AND totals.kilogram_price_1_digits < 0 THEN (totals.kilogram_price_1_digits - 999999) / 1000000 WHEN totals.kilogram_price_1 < 0 AND totals.kilogram_price_1_digits > 0 THEN (totals.kilogram_price_1_digits + 999999) / 1000000 ELSE totals.kilogram_price_1_digits / 1000000 END) END AS kilogram_price_1,
    totals.kilogram_price_1_unconverted,
    totals.kilogram_price_1_rate_age,
    totals.kilogram_price_2
  FROM totals
)
SELECT
  exact_totals.order_line_returned AS "order_line.returned",
  (COALESCE(exact_totals.kilogram_price_1, 0) * 1000 / NULLIF(COALESCE(exact_totals.kilogram_price_2, 0), 0) + CASE WHEN COALESCE(exact_totals.kilogram_price_1, 0) * 1000 / NULLIF(COALESCE(exact_totals.kilogram_price_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "kilogram_price",
  COALESCE(exact_totals.kilogram_price_1_unconverted, 0) AS "kilogram_price__unconverted_rows",
  exact_totals.kilogram_price_1_rate_age AS "kilogram_price__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
