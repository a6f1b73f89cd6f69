WITH amounts AS (
  SELECT
    DATE_TRUNC(CAST(orders.placed_at AS DATE), YEAR) AS year,
    orders.currency AS order_currency,
    EXTRACT(YEAR FROM CAST(orders.placed_at AS DATE)) AS rate_date,
    orders.currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN BIGNUMERIC '1' ELSE BIGNUMERIC '0.01' END) AS commission,
    COUNT(orders.commission) AS commission_rows
  FROM orders
  GROUP BY 1, 2, 3, 4
),
budget_rates_2 AS (
  SELECT
    budget_rates.currency,
    budget_rates.year AS day,
    CASE WHEN MIN(ROUND(CAST(budget_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(budget_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(budget_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM budget_rates
  WHERE ROUND(CAST(budget_rates.rate AS BIGNUMERIC), 6) > 0
    AND budget_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
`groups` AS (
  SELECT
    amounts.year,
    amounts.order_currency,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.gmv ELSE CAST(amounts.gmv AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.commission ELSE CAST(amounts.commission AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS commission,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.commission_rows ELSE 0 END) AS commission_unconverted
  FROM amounts
  LEFT JOIN budget_rates_2 AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN budget_rates_2 AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1, 2
)
SELECT
  `groups`.year AS `year`,
  `groups`.order_currency AS `order_currency`,
  ROUND(CAST(COALESCE(`groups`.gmv, 0) AS BIGNUMERIC), 2) AS `gmv`,
  ROUND(CAST(COALESCE(`groups`.commission, 0) AS BIGNUMERIC), 2) AS `commission`,
  COALESCE(`groups`.gmv_unconverted, 0) AS `gmv__unconverted_rows`,
  COALESCE(`groups`.commission_unconverted, 0) AS `commission__unconverted_rows`
FROM `groups`
ORDER BY 1 NULLS LAST, 2 NULLS LAST
