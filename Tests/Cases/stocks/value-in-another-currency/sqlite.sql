WITH RECURSIVE last_moments AS (
  SELECT
    DATE(inventory.snapshot_on, 'start of month', '-' || ((CAST(STRFTIME('%m', inventory.snapshot_on) AS INTEGER) - 1) % 3) || ' months') AS part,
    MAX(inventory.snapshot_on) AS moment
  FROM inventory
  WHERE inventory.snapshot_on >= '2024-01-01'
    AND inventory.snapshot_on < '2025-01-01'
  GROUP BY 1
),
amounts AS (
  SELECT
    inventory.snapshot_on AS rate_date,
    'USD' AS currency,
    SUM(inventory.on_hand * CAST(ROUND(inventory.unit_cost * 100) AS INTEGER)) AS stock_value,
    COUNT(inventory.on_hand * CAST(ROUND(inventory.unit_cost * 100) AS INTEGER)) AS stock_value_rows
  FROM inventory
  JOIN last_moments ON last_moments.moment = inventory.snapshot_on
  WHERE inventory.snapshot_on >= '2024-01-01'
    AND inventory.snapshot_on < '2025-01-01'
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
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.stock_value,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.stock_value_rows ELSE 0 END AS stock_value_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.stock_value_rows > 0 THEN source_rate.age END AS stock_value_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.stock_value / 1000000 * rated_amounts.multiplier + rated_amounts.stock_value % 1000000 * rated_amounts.multiplier / 1000000 AS stock_value_high,
    rated_amounts.stock_value % 1000000 * rated_amounts.multiplier % 1000000 AS stock_value_low,
    rated_amounts.stock_value_unconverted,
    rated_amounts.stock_value_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.stock_value_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.stock_value_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.stock_value_low) / multiplied_amounts.divisor AS stock_value,
    (multiplied_amounts.stock_value_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.stock_value_low) % multiplied_amounts.divisor AS stock_value_rest,
    multiplied_amounts.stock_value_unconverted,
    multiplied_amounts.stock_value_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.stock_value) AS stock_value,
    SUM(converted_amounts.stock_value_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.stock_value_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.stock_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.stock_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.stock_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.stock_value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS stock_value_digits,
    SUM(converted_amounts.stock_value_unconverted) AS stock_value_unconverted,
    MAX(converted_amounts.stock_value_rate_age) AS stock_value_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.stock_value + totals.stock_value_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.stock_value * 1000000 + CASE WHEN totals.stock_value > 0 AND totals.stock_value_digits < 0 THEN (totals.stock_value_digits - 999999) / 1000000 WHEN totals.stock_value < 0 AND totals.stock_value_digits > 0 THEN (totals.stock_value_digits + 999999) / 1000000 ELSE totals.stock_value_digits / 1000000 END) END AS stock_value,
    totals.stock_value_unconverted,
    totals.stock_value_rate_age
  FROM totals
)
SELECT
  exact_totals.quarter AS "quarter",
  (COALESCE(exact_totals.stock_value, 0) + CASE WHEN COALESCE(exact_totals.stock_value, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "stock_value",
  COALESCE(exact_totals.stock_value_unconverted, 0) AS "stock_value__unconverted_rows",
  exact_totals.stock_value_rate_age AS "stock_value__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
