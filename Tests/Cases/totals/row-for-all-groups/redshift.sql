WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= CAST('2023-12-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2025-01-01' AS DATE)
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    CAST(DATEADD(day, later.days, held.day) AS DATE) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATEDIFF(day, ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
amounts_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
)
SELECT
  parts.brand_country AS "brand.country",
  parts.value_2 AS "gmv",
  parts.value_3 AS "buyers",
  parts.value_4 AS "gmv__unconverted_rows",
  parts.value_5 AS "gmv__rate_age_days",
  parts.level AS "total_level"
FROM (
  SELECT
    parts.brand_country,
    ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS value_2,
    COALESCE(MAX(parts.buyers), 0) AS value_3,
    COALESCE(MAX(parts.gmv_unconverted), 0) AS value_4,
    MAX(parts.gmv_rate_age) AS value_5,
    0 AS level
  FROM (
    SELECT
      amounts.brand_country,
      CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS DECIMAL(38,11)) ELSE CAST(amounts.gmv AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
      SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
      MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
      CAST(NULL AS BIGINT) AS buyers
    FROM amounts
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
    GROUP BY 1
    UNION ALL
    SELECT
      brand.country AS brand_country,
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      COUNT(DISTINCT orders.retailer_id) AS buyers
    FROM orders
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    GROUP BY 1
  ) AS parts
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS VARCHAR(65535)) AS brand_country,
    ROUND(COALESCE(MAX(parts.gmv), CAST(0 AS DECIMAL(38,8))), 2) AS value_2,
    COALESCE(MAX(parts.buyers), 0) AS value_3,
    COALESCE(MAX(parts.gmv_unconverted), 0) AS value_4,
    MAX(parts.gmv_rate_age) AS value_5,
    1 AS level
  FROM (
    SELECT
      CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.gmv AS DECIMAL(38,11)) ELSE CAST(amounts_2.gmv AS DECIMAL(16,4)) * CAST(1 AS DECIMAL(14,6)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS gmv,
      SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv_rows ELSE 0 END) AS gmv_unconverted,
      MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
      CAST(NULL AS BIGINT) AS buyers
    FROM amounts_2
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
    UNION ALL
    SELECT
      CAST(NULL AS DECIMAL(38,8)) AS gmv,
      CAST(NULL AS BIGINT) AS gmv_unconverted,
      CAST(NULL AS BIGINT) AS gmv_rate_age,
      COUNT(DISTINCT orders.retailer_id) AS buyers
    FROM orders
    WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP)
      AND orders.placed_at < CAST('2025-01-01 00:00:00' AS TIMESTAMP)
  ) AS parts
) AS parts
ORDER BY CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST
