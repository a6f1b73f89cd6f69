WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency AS currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) = MAX(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) THEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) END AS rate
  FROM fx_rates
  WHERE CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6))) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= toDate32('2023-12-24')
    AND fx_rates.rate_date <= toDate32('2025-01-01')
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency AS currency,
    toDate32(addDays(held.day, later.days)) AS day,
    held.rate AS rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency AS currency,
      ecb_points.day AS day,
      ecb_points.rate AS rate,
      dateDiff('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
amounts_2 AS (
  SELECT
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(orders.subtotal) AS gmv,
    toInt64(count(orders.subtotal)) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
    AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
)
SELECT
  parts.brand_country AS `brand.country`,
  parts.value_2 AS `gmv`,
  parts.value_3 AS `buyers`,
  parts.value_4 AS `gmv__unconverted_rows`,
  parts.value_5 AS `gmv__rate_age_days`,
  parts.level AS `total_level`
FROM (
  SELECT
    parts.brand_country AS brand_country,
    CAST(round(COALESCE(MAX(parts.gmv), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS value_2,
    COALESCE(MAX(parts.buyers), 0) AS value_3,
    COALESCE(MAX(parts.gmv_unconverted), 0) AS value_4,
    MAX(parts.gmv_rate_age) AS value_5,
    0 AS level
  FROM (
    SELECT
      amounts.brand_country AS brand_country,
      CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
      toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END)) AS gmv_unconverted,
      MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
      CAST(NULL AS Nullable(Int64)) AS buyers
    FROM amounts
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
    GROUP BY 1
    UNION ALL
    SELECT
      brand.country AS brand_country,
      CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
      CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
      CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
      toInt64(count(DISTINCT orders.retailer_id)) AS buyers
    FROM orders
    LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
    GROUP BY 1
  ) AS parts
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(NULL AS Nullable(String)) AS brand_country,
    CAST(round(COALESCE(MAX(parts.gmv), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS value_2,
    COALESCE(MAX(parts.buyers), 0) AS value_3,
    COALESCE(MAX(parts.gmv_unconverted), 0) AS value_4,
    MAX(parts.gmv_rate_age) AS value_5,
    1 AS level
  FROM (
    SELECT
      CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.gmv AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS gmv,
      toInt64(sum(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.gmv_rows ELSE 0 END)) AS gmv_unconverted,
      MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.gmv_rows > 0 THEN source_rate.age END) AS gmv_rate_age,
      CAST(NULL AS Nullable(Int64)) AS buyers
    FROM amounts_2
    LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
    UNION ALL
    SELECT
      CAST(NULL AS Nullable(Decimal(38,8))) AS gmv,
      CAST(NULL AS Nullable(Int64)) AS gmv_unconverted,
      CAST(NULL AS Nullable(Int64)) AS gmv_rate_age,
      toInt64(count(DISTINCT orders.retailer_id)) AS buyers
    FROM orders
    WHERE orders.placed_at >= toDateTime64('2024-01-01 00:00:00', 6, 'UTC')
      AND orders.placed_at < toDateTime64('2025-01-01 00:00:00', 6, 'UTC')
  ) AS parts
) AS parts
ORDER BY CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END NULLS LAST, 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
