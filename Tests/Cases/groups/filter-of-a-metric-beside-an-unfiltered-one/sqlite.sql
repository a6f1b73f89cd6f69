WITH amounts AS (
  SELECT
    orders.status AS order_status,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= '2024-05-01 00:00:00'
    AND orders.placed_at < '2024-06-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.order_status,
    amounts.currency,
    amounts.rate_date,
    amounts.gmv,
    amounts.gmv_rows,
    amounts.orders,
    CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts.currency
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.order_status,
    amounts_with_rates.orders,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.gmv,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.gmv_rows ELSE 0 END AS gmv_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.order_status,
    rated_amounts.orders,
    rated_amounts.gmv / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv,
    rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_rest,
    rated_amounts.divisor AS gmv_divisor,
    rated_amounts.gmv_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_status,
    SUM(converted_amounts.orders) AS orders,
    SUM(converted_amounts.gmv) * 1000000 + (SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gmv,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.order_status AS "order.status",
  (COALESCE(totals.gmv, 0) + CASE WHEN COALESCE(totals.gmv, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  COALESCE(totals.orders, 0) AS "orders",
  COALESCE(totals.gmv_unconverted, 0) AS "gmv__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
