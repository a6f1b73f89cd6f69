WITH RECURSIVE amounts AS (
  SELECT
    products.category AS product_category,
    products.launched_on AS rate_date,
    products.currency,
    SUM(CAST(ROUND(products.list_price * 100) AS INTEGER)) AS mean_price_1,
    COUNT(products.list_price) AS mean_price_1_rows,
    COUNT(products.list_price) AS mean_price_2,
    COUNT(*) AS products
  FROM products
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
    amounts.product_category,
    amounts.products,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.mean_price_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.mean_price_1_rows ELSE 0 END AS mean_price_1_unconverted,
    CASE WHEN amounts.currency = 'EUR' THEN amounts.mean_price_2 WHEN source_rate.rate IS NULL THEN 0 ELSE amounts.mean_price_2 END AS mean_price_2,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.mean_price_1_rows > 0 THEN source_rate.age END AS mean_price_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.product_category,
    rated_amounts.products,
    rated_amounts.divisor,
    rated_amounts.mean_price_1 / 1000000 * rated_amounts.multiplier + rated_amounts.mean_price_1 % 1000000 * rated_amounts.multiplier / 1000000 AS mean_price_1_high,
    rated_amounts.mean_price_1 % 1000000 * rated_amounts.multiplier % 1000000 AS mean_price_1_low,
    rated_amounts.mean_price_1_unconverted,
    rated_amounts.mean_price_2,
    rated_amounts.mean_price_1_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.product_category,
    multiplied_amounts.products,
    multiplied_amounts.divisor,
    multiplied_amounts.mean_price_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.mean_price_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.mean_price_1_low) / multiplied_amounts.divisor AS mean_price_1,
    (multiplied_amounts.mean_price_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.mean_price_1_low) % multiplied_amounts.divisor AS mean_price_1_rest,
    multiplied_amounts.mean_price_1_unconverted,
    multiplied_amounts.mean_price_2,
    multiplied_amounts.mean_price_1_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.product_category,
    SUM(converted_amounts.mean_price_1) AS mean_price_1,
    SUM(converted_amounts.mean_price_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.mean_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.mean_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.mean_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.mean_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.mean_price_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS mean_price_1_digits,
    SUM(converted_amounts.mean_price_1_unconverted) AS mean_price_1_unconverted,
    MAX(converted_amounts.mean_price_1_rate_age) AS mean_price_1_rate_age,
    SUM(converted_amounts.mean_price_2) AS mean_price_2,
    SUM(converted_amounts.products) AS products
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.product_category,
    CASE WHEN TYPEOF(totals.mean_price_1 + totals.mean_price_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.mean_price_1 * 1000000 + CASE WHEN totals.mean_price_1 > 0 AND totals.mean_price_1_digits < 0 THEN (totals.mean_price_1_digits - 999999) / 1000000 WHEN totals.mean_price_1 < 0 AND totals.mean_price_1_digits > 0 THEN (totals.mean_price_1_digits + 999999) / 1000000 ELSE totals.mean_price_1_digits / 1000000 END) END AS mean_price_1,
    totals.mean_price_1_unconverted,
    totals.mean_price_1_rate_age,
    totals.mean_price_2,
    totals.products
  FROM totals
)
SELECT
  exact_totals.product_category AS "product.category",
  (exact_totals.mean_price_1 / NULLIF(COALESCE(exact_totals.mean_price_2, 0), 0) + CASE WHEN exact_totals.mean_price_1 / NULLIF(COALESCE(exact_totals.mean_price_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "mean_price",
  COALESCE(exact_totals.products, 0) AS "products",
  COALESCE(exact_totals.mean_price_1_unconverted, 0) AS "mean_price__unconverted_rows",
  exact_totals.mean_price_1_rate_age AS "mean_price__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
