WITH amounts AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-01-01') AS DATE) AS year,
    orders.currency COLLATE utf8mb4_0900_bin AS order_currency,
    YEAR(CAST(orders.placed_at AS DATE)) AS rate_date,
    orders.currency COLLATE utf8mb4_0900_bin AS currency,
    SUM(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN (orders.status COLLATE utf8mb4_0900_bin) <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END) AS commission,
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
`groups` AS (
  SELECT
    amounts.year,
    amounts.order_currency,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.gmv ELSE CAST(amounts.gmv AS DECIMAL(65,16)) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.commission ELSE CAST(amounts.commission AS DECIMAL(65,16)) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END), 14), 8) AS commission,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.commission_rows ELSE 0 END) AS commission_unconverted
  FROM amounts
  LEFT JOIN budget_rates_2 AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN budget_rates_2 AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1, 2
)
SELECT
  `groups`.year AS `year`,
  `groups`.order_currency AS `order.currency`,
  ROUND(COALESCE(`groups`.gmv, 0), 2) AS `gmv`,
  ROUND(COALESCE(`groups`.commission, 0), 2) AS `commission`,
  COALESCE(`groups`.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(`groups`.commission_unconverted, 0) AS `commission__unconverted_rows`
FROM `groups`
ORDER BY CASE WHEN `groups`.year IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.order_currency IS NULL THEN 1 ELSE 0 END, 2
