WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS place_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS place_1_rows,
    SUM(orders.subtotal) FILTER (WHERE orders.channel = 'app') AS of_stores_2,
    COUNT(orders.subtotal) FILTER (WHERE orders.channel = 'app') AS of_stores_2_rows,
    COUNT(orders.subtotal) FILTER (WHERE orders.channel = 'app') AS of_stores_3
  FROM orders
  WHERE orders.status <> 'cancelled' OR orders.channel = 'app'
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
    DATE_ADD('day', later.days, held.day) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
ranked_groups AS (
  SELECT
    amounts.order_currency,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.place_1 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.place_1 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS place_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.place_1_rows ELSE 0 END) AS place_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.place_1_rows > 0 THEN source_rate.age END) AS place_1_rate_age,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.of_stores_2 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.of_stores_2 AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS of_stores_2,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.of_stores_2_rows ELSE 0 END) AS of_stores_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.of_stores_2_rows > 0 THEN source_rate.age END) AS of_stores_2_rate_age,
    SUM(amounts.of_stores_3) AS of_stores_3
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
ranked_groups_2 AS (
  SELECT
    ranked_groups.order_currency,
    ranked_groups.place_1,
    ranked_groups.place_1_unconverted,
    ranked_groups.place_1_rate_age,
    ranked_groups.of_stores_2,
    ranked_groups.of_stores_2_unconverted,
    ranked_groups.of_stores_2_rate_age,
    ranked_groups.of_stores_3,
    CASE WHEN COALESCE(ranked_groups.place_1, CAST(0 AS DECIMAL(38,8))) IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN COALESCE(ranked_groups.place_1, CAST(0 AS DECIMAL(38,8))) IS NULL THEN 1 ELSE 0 END, COALESCE(ranked_groups.place_1, CAST(0 AS DECIMAL(38,8))) DESC) END AS place_1_2
  FROM ranked_groups
)
SELECT
  ranked_groups_2.order_currency AS "order.currency",
  ranked_groups_2.place_1_2 AS "place",
  CASE WHEN CAST(TRUNCATE(CAST(ranked_groups_2.of_stores_2 AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(ranked_groups_2.of_stores_3, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)) IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN CAST(TRUNCATE(CAST(ranked_groups_2.of_stores_2 AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(ranked_groups_2.of_stores_3, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)) IS NULL THEN 1 ELSE 0 END, CAST(TRUNCATE(CAST(ranked_groups_2.of_stores_2 AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(ranked_groups_2.of_stores_3, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)) DESC) END AS "of_stores",
  COALESCE(ranked_groups_2.place_1_unconverted, 0) AS "place__unconverted_rows",
  COALESCE(ranked_groups_2.of_stores_2_unconverted, 0) AS "of_stores__unconverted_rows",
  ranked_groups_2.place_1_rate_age AS "place__rate_age_days",
  ranked_groups_2.of_stores_2_rate_age AS "of_stores__rate_age_days"
FROM ranked_groups_2
ORDER BY 2 NULLS LAST, 1 NULLS LAST
