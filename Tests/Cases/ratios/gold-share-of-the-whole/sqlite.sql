WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE retailer.tier = 'gold') AS gold_share_1,
    COUNT(orders.subtotal) FILTER (WHERE retailer.tier = 'gold') AS gold_share_1_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gold_share_2,
    COUNT(orders.subtotal) AS gold_share_2_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
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
    amounts.gold_share_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gold_share_1_rows ELSE 0 END AS gold_share_1_unconverted,
    amounts.gold_share_2,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gold_share_2_rows ELSE 0 END AS gold_share_2_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gold_share_1_rows > 0 THEN source_rate.age END AS gold_share_1_rate_age,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gold_share_2_rows > 0 THEN source_rate.age END AS gold_share_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.divisor,
    rated_amounts.gold_share_1 / 1000000 * rated_amounts.multiplier + rated_amounts.gold_share_1 % 1000000 * rated_amounts.multiplier / 1000000 AS gold_share_1_high,
    rated_amounts.gold_share_1 % 1000000 * rated_amounts.multiplier % 1000000 AS gold_share_1_low,
    rated_amounts.gold_share_1_unconverted,
    rated_amounts.gold_share_2 / 1000000 * rated_amounts.multiplier + rated_amounts.gold_share_2 % 1000000 * rated_amounts.multiplier / 1000000 AS gold_share_2_high,
    rated_amounts.gold_share_2 % 1000000 * rated_amounts.multiplier % 1000000 AS gold_share_2_low,
    rated_amounts.gold_share_2_unconverted,
    rated_amounts.gold_share_1_rate_age,
    rated_amounts.gold_share_2_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.divisor,
    multiplied_amounts.gold_share_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gold_share_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gold_share_1_low) / multiplied_amounts.divisor AS gold_share_1,
    (multiplied_amounts.gold_share_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gold_share_1_low) % multiplied_amounts.divisor AS gold_share_1_rest,
    multiplied_amounts.gold_share_1_unconverted,
    multiplied_amounts.gold_share_2_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gold_share_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gold_share_2_low) / multiplied_amounts.divisor AS gold_share_2,
    (multiplied_amounts.gold_share_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gold_share_2_low) % multiplied_amounts.divisor AS gold_share_2_rest,
    multiplied_amounts.gold_share_2_unconverted,
    multiplied_amounts.gold_share_1_rate_age,
    multiplied_amounts.gold_share_2_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    SUM(converted_amounts.gold_share_1) AS gold_share_1,
    SUM(converted_amounts.gold_share_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gold_share_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gold_share_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gold_share_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gold_share_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gold_share_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gold_share_1_digits,
    SUM(converted_amounts.gold_share_1_unconverted) AS gold_share_1_unconverted,
    MAX(converted_amounts.gold_share_1_rate_age) AS gold_share_1_rate_age,
    SUM(converted_amounts.gold_share_2) AS gold_share_2,
    SUM(converted_amounts.gold_share_2_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gold_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gold_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gold_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gold_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gold_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gold_share_2_digits,
    SUM(converted_amounts.gold_share_2_unconverted) AS gold_share_2_unconverted,
    MAX(converted_amounts.gold_share_2_rate_age) AS gold_share_2_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.quarter,
    CASE WHEN TYPEOF(totals.gold_share_1 + totals.gold_share_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gold_share_1 * 1000000 + CASE WHEN totals.gold_share_1 > 0 AND totals.gold_share_1_digits < 0 THEN (totals.gold_share_1_digits - 999999) / 1000000 WHEN totals.gold_share_1 < 0 AND totals.gold_share_1_digits > 0 THEN (totals.gold_share_1_digits + 999999) / 1000000 ELSE totals.gold_share_1_digits / 1000000 END) END AS gold_share_1,
    totals.gold_share_1_unconverted,
    totals.gold_share_1_rate_age,
    CASE WHEN TYPEOF(totals.gold_share_2 + totals.gold_share_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gold_share_2 * 1000000 + CASE WHEN totals.gold_share_2 > 0 AND totals.gold_share_2_digits < 0 THEN (totals.gold_share_2_digits - 999999) / 1000000 WHEN totals.gold_share_2 < 0 AND totals.gold_share_2_digits > 0 THEN (totals.gold_share_2_digits + 999999) / 1000000 ELSE totals.gold_share_2_digits / 1000000 END) END AS gold_share_2,
    totals.gold_share_2_unconverted,
    totals.gold_share_2_rate_age
  FROM totals
)
SELECT
  exact_totals.quarter AS "quarter",
  CAST(COALESCE(exact_totals.gold_share_1, 0) AS REAL) / NULLIF(COALESCE(exact_totals.gold_share_2, 0), 0) AS "gold_share",
  COALESCE(exact_totals.gold_share_1_unconverted, 0) + COALESCE(exact_totals.gold_share_2_unconverted, 0) AS "gold_share__unconverted_rows",
  CASE WHEN COALESCE(exact_totals.gold_share_2_rate_age, -1) > COALESCE(exact_totals.gold_share_1_rate_age, -1) THEN exact_totals.gold_share_2_rate_age ELSE exact_totals.gold_share_1_rate_age END AS "gold_share__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
