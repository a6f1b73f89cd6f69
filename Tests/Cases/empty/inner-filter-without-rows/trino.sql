WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(CAST(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END AS DECIMAL(38,2))) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_3,
    COUNT(orders.commission) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_3_rows,
    COUNT(*) AS orders,
    COUNT(orders.order_id) FILTER (WHERE orders.currency = 'CAD') AS none_counted,
    COUNT(orders.commission) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_4,
    MAX(orders.delivered_on) FILTER (WHERE orders.currency = 'CAD') AS none_latest
  FROM orders
  WHERE orders.currency = 'SEK'
  GROUP BY 1, 2
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
groups AS (
  SELECT
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.none_averaged_3 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.none_averaged_3 AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS none_averaged_3,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.none_averaged_3_rows ELSE 0 END) AS none_averaged_3_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.none_averaged_3_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS none_averaged_3_rate_age,
    SUM(amounts.orders) AS orders,
    SUM(amounts.none_counted) AS none_counted,
    SUM(amounts.none_averaged_4) AS none_averaged_4,
    MAX(amounts.none_latest) AS none_latest
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
)
SELECT
  COALESCE(groups.orders, 0) AS "orders",
  COALESCE(groups.none_counted, 0) AS "none_counted",
  ROUND(CAST(TRUNCATE(CAST(groups.none_averaged_3 AS DECIMAL(38,18)) / NULLIF(CAST(COALESCE(groups.none_averaged_4, 0) AS DECIMAL(24,6)), 0), 8) AS DECIMAL(38,8)), 2) AS "none_averaged",
  groups.none_latest AS "none_latest",
  COALESCE(groups.none_averaged_3_unconverted, 0) AS "none_averaged__unconverted_rows",
  groups.none_averaged_3_rate_age AS "none_averaged__rate_age_days"
FROM groups
