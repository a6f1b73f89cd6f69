WITH amounts AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    orders.currency AS order_currency,
    YEAR(CAST(orders.placed_at AS DATE)) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    SUM(CAST(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END AS DECIMAL(38,2))) AS commission,
    COUNT(orders.commission) AS commission_rows
  FROM orders
  GROUP BY 1, 2, 3, 4
),
budget_rates_2 AS (
  SELECT
    budget_rates.currency,
    budget_rates.year AS day,
    CASE WHEN MIN(ROUND(budget_rates.rate, 6)) = MAX(ROUND(budget_rates.rate, 6)) THEN MIN(ROUND(budget_rates.rate, 6)) END AS rate
  FROM budget_rates
  WHERE ROUND(budget_rates.rate, 6) > 0
    AND budget_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
groups AS (
  SELECT
    amounts.year,
    amounts.order_currency,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.gmv AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.commission AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.commission AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS commission,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.commission_rows ELSE 0 END) AS commission_unconverted
  FROM amounts
  LEFT JOIN budget_rates_2 AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN budget_rates_2 AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1, 2
)
SELECT
  groups.year AS "year",
  groups.order_currency AS "order.currency",
  ROUND(COALESCE(groups.gmv, CAST(0 AS DECIMAL(38,8))), 2) AS "gmv",
  ROUND(COALESCE(groups.commission, CAST(0 AS DECIMAL(38,8))), 2) AS "commission",
  COALESCE(groups.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(groups.commission_unconverted, 0) AS "commission__unconverted_rows"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
