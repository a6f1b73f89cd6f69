WITH amounts AS (
  SELECT
    products.category AS product_category,
    products.launched_on AS rate_date,
    products.currency,
    SUM(products.list_price) AS mean_price_1,
    COUNT(products.list_price) AS mean_price_1_rows,
    COUNT(products.list_price) AS mean_price_2,
    COUNT(*) AS products
  FROM products
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD(held.day, CAST(later.days AS INT)) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATEDIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
groups AS (
  SELECT
    amounts.product_category,
    CASE WHEN ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.mean_price_1 AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts.mean_price_1 * 10000 AS DECIMAL(18,0)) * CAST(1 * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14) < 0 THEN CEIL(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.mean_price_1 AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts.mean_price_1 * 10000 AS DECIMAL(18,0)) * CAST(1 * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14), 8) ELSE FLOOR(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.mean_price_1 AS DECIMAL(38,12)) ELSE CAST(FLOOR(CAST(amounts.mean_price_1 * 10000 AS DECIMAL(18,0)) * CAST(1 * 1000000 AS DECIMAL(18,0)) * CAST(100000000 AS DECIMAL(9,0)) / CAST(source_rate.rate * 1000000 AS DECIMAL(20,0))) AS DECIMAL(25,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) END), 14), 8) END AS mean_price_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.mean_price_1_rows ELSE 0 END) AS mean_price_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.mean_price_1_rows > 0 THEN source_rate.age END) AS mean_price_1_rate_age,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.mean_price_2 WHEN source_rate.rate IS NULL THEN 0 ELSE amounts.mean_price_2 END) AS mean_price_2,
    SUM(amounts.products) AS products
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.product_category AS `product.category`,
  ROUND(CASE WHEN groups.mean_price_1 < 0 <> (COALESCE(groups.mean_price_2, 0) < 0) THEN CEIL(CAST(groups.mean_price_1 AS DECIMAL(28,8)) / NULLIF(CAST(COALESCE(groups.mean_price_2, 0) AS DECIMAL(18,4)), 0), 8) ELSE FLOOR(CAST(groups.mean_price_1 AS DECIMAL(28,8)) / NULLIF(CAST(COALESCE(groups.mean_price_2, 0) AS DECIMAL(18,4)), 0), 8) END, 2) AS `mean_price`,
  COALESCE(groups.products, 0) AS `products`,
  COALESCE(groups.mean_price_1_unconverted, 0) AS `mean_price__unconverted_rows`,
  groups.mean_price_1_rate_age AS `mean_price__rate_age_days`
FROM groups
ORDER BY 1 NULLS LAST
