WITH amounts AS (
  SELECT
    toDate32(toStartOfYear(toDate32(orders.placed_at))) AS year,
    orders.currency AS order_currency,
    toInt32(toYear(toDate32(orders.placed_at))) AS rate_date,
    orders.currency AS currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    toInt64(count(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END)) AS gmv_rows,
    SUM(CAST(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN CAST(toDecimal128('1', 0) AS Nullable(Decimal(38,12))) ELSE CAST(toDecimal128('0.01', 2) AS Nullable(Decimal(38,12))) END AS Nullable(Decimal(38,2)))) AS commission,
    toInt64(count(orders.commission)) AS commission_rows
  FROM orders
  GROUP BY 1, 2, 3, 4
),
budget_rates_2 AS (
  SELECT
    budget_rates.currency AS currency,
    budget_rates.year AS day,
    CASE WHEN MIN(CAST(round(budget_rates.rate, 6) AS Nullable(Decimal(76,6)))) = MAX(CAST(round(budget_rates.rate, 6) AS Nullable(Decimal(76,6)))) THEN MIN(CAST(round(budget_rates.rate, 6) AS Nullable(Decimal(76,6)))) END AS rate
  FROM budget_rates
  WHERE CAST(round(budget_rates.rate, 6) AS Nullable(Decimal(76,6))) > 0
    AND budget_rates.currency <> 'EUR'
  GROUP BY 1, 2
)
SELECT
  amounts.year AS `year`,
  amounts.order_currency AS `order.currency`,
  CAST(round(COALESCE(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.gmv AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.gmv AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `gmv`,
  CAST(round(COALESCE(CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.commission AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.commission AS Nullable(Decimal(76,20))) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `commission`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END)), 0) AS `gmv__unconverted_rows`,
  COALESCE(toInt64(sum(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.commission_rows ELSE 0 END)), 0) AS `commission__unconverted_rows`
FROM amounts
LEFT JOIN budget_rates_2 AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
LEFT JOIN budget_rates_2 AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
