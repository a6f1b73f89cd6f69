WITH RECURSIVE amounts AS (
  SELECT
    retailer.tier AS retailer_tier,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv_per_buyer_1,
    COUNT(orders.subtotal) AS gmv_per_buyer_1_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2024-10-01 00:00:00'
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
    AND fx_rates.rate_date >= '2024-06-23'
    AND fx_rates.rate_date <= '2024-10-01'
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
    amounts.retailer_tier,
    CASE WHEN amounts.currency = 'SEK' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'SEK' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.gmv_per_buyer_1,
    CASE WHEN amounts.currency = 'SEK' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.gmv_per_buyer_1_rows ELSE 0 END AS gmv_per_buyer_1_unconverted,
    CASE WHEN amounts.currency = 'SEK' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_per_buyer_1_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS gmv_per_buyer_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'SEK' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.retailer_tier,
    rated_amounts.divisor,
    rated_amounts.gmv_per_buyer_1 / 1000000 * rated_amounts.multiplier + rated_amounts.gmv_per_buyer_1 % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_per_buyer_1_high,
    rated_amounts.gmv_per_buyer_1 % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_per_buyer_1_low,
    rated_amounts.gmv_per_buyer_1_unconverted,
    rated_amounts.gmv_per_buyer_1_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.retailer_tier,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_per_buyer_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_per_buyer_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_per_buyer_1_low) / multiplied_amounts.divisor AS gmv_per_buyer_1,
    (multiplied_amounts.gmv_per_buyer_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_per_buyer_1_low) % multiplied_amounts.divisor AS gmv_per_buyer_1_rest,
    multiplied_amounts.gmv_per_buyer_1_unconverted,
    multiplied_amounts.gmv_per_buyer_1_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.retailer_tier,
    SUM(converted_amounts.gmv_per_buyer_1) AS gmv_per_buyer_1,
    SUM(converted_amounts.gmv_per_buyer_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_per_buyer_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_per_buyer_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_per_buyer_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_per_buyer_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_per_buyer_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_per_buyer_1_digits,
    SUM(converted_amounts.gmv_per_buyer_1_unconverted) AS gmv_per_buyer_1_unconverted,
    MAX(converted_amounts.gmv_per_buyer_1_rate_age) AS gmv_per_buyer_1_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.retailer_tier,
    CASE WHEN TYPEOF(totals.gmv_per_buyer_1 + totals.gmv_per_buyer_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv_per_buyer_1 * 1000000 + CASE WHEN totals.gmv_per_buyer_1 > 0 AND totals.gmv_per_buyer_1_digits < 0 THEN (totals.gmv_per_buyer_1_digits - 999999) / 1000000 WHEN totals.gmv_per_buyer_1 < 0 AND totals.gmv_per_buyer_1_digits > 0 THEN (totals.gmv_per_buyer_1_digits + 999999) / 1000000 ELSE totals.gmv_per_buyer_1_digits / 1000000 END) END AS gmv_per_buyer_1,
    totals.gmv_per_buyer_1_unconverted,
    totals.gmv_per_buyer_1_rate_age
  FROM totals
)
SELECT
  parts.retailer_tier AS "retailer.tier",
  (COALESCE(MAX(parts.gmv_per_buyer_1), 0) / NULLIF(COALESCE(MAX(parts.gmv_per_buyer_2), 0), 0) + CASE WHEN COALESCE(MAX(parts.gmv_per_buyer_1), 0) / NULLIF(COALESCE(MAX(parts.gmv_per_buyer_2), 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv_per_buyer",
  COALESCE(MAX(parts.gmv_per_buyer_2), 0) AS "buyers",
  COALESCE(MAX(parts.gmv_per_buyer_1_unconverted), 0) AS "gmv_per_buyer__unconverted_rows",
  MAX(parts.gmv_per_buyer_1_rate_age) AS "gmv_per_buyer__rate_age_days"
FROM (
  SELECT
    exact_totals.retailer_tier,
    exact_totals.gmv_per_buyer_1,
    exact_totals.gmv_per_buyer_1_unconverted,
    exact_totals.gmv_per_buyer_1_rate_age,
    CAST(NULL AS INTEGER) AS gmv_per_buyer_2
  FROM exact_totals
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS INTEGER) AS gmv_per_buyer_1,
    CAST(NULL AS INTEGER) AS gmv_per_buyer_1_unconverted,
    CAST(NULL AS INTEGER) AS gmv_per_buyer_1_rate_age,
    COUNT(DISTINCT orders.retailer_id) AS gmv_per_buyer_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2024-10-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
