WITH RECURSIVE amounts AS (
  SELECT
    orders.currency AS order_currency,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS volume_3,
    COUNT(orders.subtotal) AS volume_3_rows
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
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
    AND fx_rates.rate_date >= '2023-12-24'
    AND fx_rates.rate_date <= '2026-01-01'
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
    amounts.rate_date,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.volume_3,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.volume_3_rows ELSE 0 END AS volume_3_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.volume_3_rows > 0 THEN source_rate.age END AS volume_3_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_currency,
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.volume_3 / 1000000 * rated_amounts.multiplier + rated_amounts.volume_3 % 1000000 * rated_amounts.multiplier / 1000000 AS volume_3_high,
    rated_amounts.volume_3 % 1000000 * rated_amounts.multiplier % 1000000 AS volume_3_low,
    rated_amounts.volume_3_unconverted,
    rated_amounts.volume_3_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_currency,
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.volume_3_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.volume_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.volume_3_low) / multiplied_amounts.divisor AS volume_3,
    (multiplied_amounts.volume_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.volume_3_low) % multiplied_amounts.divisor AS volume_3_rest,
    multiplied_amounts.volume_3_unconverted,
    multiplied_amounts.volume_3_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of year') AS year,
    converted_amounts.order_currency,
    SUM(converted_amounts.volume_3) AS volume_3,
    SUM(converted_amounts.volume_3_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.volume_3_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.volume_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.volume_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.volume_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.volume_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS volume_3_digits,
    SUM(converted_amounts.volume_3_unconverted) AS volume_3_unconverted,
    MAX(converted_amounts.volume_3_rate_age) AS volume_3_rate_age
  FROM converted_amounts
  GROUP BY 1, 2
),
exact_totals AS (
  SELECT
    totals.year,
    totals.order_currency,
    CASE WHEN TYPEOF(totals.volume_3 + totals.volume_3_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.volume_3 * 1000000 + CASE WHEN totals.volume_3 > 0 AND totals.volume_3_digits < 0 THEN (totals.volume_3_digits - 999999) / 1000000 WHEN totals.volume_3 < 0 AND totals.volume_3_digits > 0 THEN (totals.volume_3_digits + 999999) / 1000000 ELSE totals.volume_3_digits / 1000000 END) END AS volume_3,
    totals.volume_3_unconverted,
    totals.volume_3_rate_age
  FROM totals
),
groups AS (
  SELECT
    DATE("order".placed_at, 'start of year') AS year,
    "order".currency AS order_currency,
    SUM(order_lines.quantity) AS volume_2
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2024-01-01 00:00:00'
    AND "order".placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    parts.year,
    parts.order_currency,
    ((CAST(COALESCE(MAX(parts.volume_1), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.volume_2), 0), 0)) - CAST(1 AS REAL)) * (CAST(COALESCE(MAX(parts.volume_3), 0) AS REAL) / 100000000.0) AS value,
    COALESCE(MAX(parts.volume_3_unconverted), 0) AS unconverted,
    MAX(parts.volume_3_rate_age) AS rate_age
  FROM (
    SELECT
      CASE WHEN STRFTIME('%d', exact_totals.year) = STRFTIME('%d', DATE(exact_totals.year, (12) || ' months')) THEN DATE(exact_totals.year, (12) || ' months') ELSE DATE(exact_totals.year, 'start of month', (12 + 1) || ' months', '-1 day') END AS year,
      exact_totals.order_currency,
      exact_totals.volume_3,
      exact_totals.volume_3_unconverted,
      exact_totals.volume_3_rate_age,
      CAST(NULL AS INTEGER) AS volume_1,
      CAST(NULL AS INTEGER) AS volume_2
    FROM exact_totals
    UNION ALL
    SELECT
      DATE("order".placed_at, 'start of year') AS year,
      "order".currency AS order_currency,
      CAST(NULL AS INTEGER) AS volume_3,
      CAST(NULL AS INTEGER) AS volume_3_unconverted,
      CAST(NULL AS INTEGER) AS volume_3_rate_age,
      SUM(order_lines.quantity) AS volume_1,
      CAST(NULL AS INTEGER) AS volume_2
    FROM order_lines
    JOIN orders AS "order" ON "order".order_id = order_lines.order_id
    WHERE "order".placed_at >= '2025-01-01 00:00:00'
      AND "order".placed_at < '2026-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CASE WHEN STRFTIME('%d', groups.year) = STRFTIME('%d', DATE(groups.year, (12) || ' months')) THEN DATE(groups.year, (12) || ' months') ELSE DATE(groups.year, 'start of month', (12 + 1) || ' months', '-1 day') END AS year,
      groups.order_currency,
      CAST(NULL AS INTEGER) AS volume_3,
      CAST(NULL AS INTEGER) AS volume_3_unconverted,
      CAST(NULL AS INTEGER) AS volume_3_rate_age,
      CAST(NULL AS INTEGER) AS volume_1,
      groups.volume_2
    FROM groups
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.order_currency IS NOT NULL
)
SELECT
  groups_2.year AS "year",
  COALESCE(SUM(CAST(groups_2.value AS REAL)), CAST(0 AS REAL)) AS "volume",
  COALESCE(SUM(groups_2.unconverted), 0) AS "volume__unconverted_rows",
  MAX(groups_2.rate_age) AS "volume__rate_age_days"
FROM groups_2
GROUP BY 1
ORDER BY 1 NULLS LAST
