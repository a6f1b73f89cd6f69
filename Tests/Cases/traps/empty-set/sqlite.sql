WITH amounts AS (
  SELECT
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS take_rate_4,
    COUNT(orders.commission) AS take_rate_4_rows,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS cancellation_rate_2,
    COUNT(*) AS cancellation_rate_3
  FROM orders
  WHERE orders.placed_at >= '2031-01-01 00:00:00'
    AND orders.placed_at < '2032-01-01 00:00:00'
  GROUP BY 1, 2
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.currency,
    amounts.rate_date,
    amounts.gmv,
    amounts.gmv_rows,
    amounts.take_rate_4,
    amounts.take_rate_4_rows,
    amounts.cancellation_rate_2,
    amounts.cancellation_rate_3,
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
    ) END AS source_rate,
    (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = 'USD'
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) AS target_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.cancellation_rate_2,
    amounts_with_rates.cancellation_rate_3,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.gmv,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.gmv_rows ELSE 0 END AS gmv_unconverted,
    amounts_with_rates.take_rate_4,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.take_rate_4_rows ELSE 0 END AS take_rate_4_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.cancellation_rate_2,
    rated_amounts.cancellation_rate_3,
    rated_amounts.gmv / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv,
    rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_rest,
    rated_amounts.divisor AS gmv_divisor,
    rated_amounts.gmv_unconverted,
    rated_amounts.take_rate_4 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.take_rate_4 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS take_rate_4,
    rated_amounts.take_rate_4 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS take_rate_4_rest,
    rated_amounts.divisor AS take_rate_4_divisor,
    rated_amounts.take_rate_4_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.cancellation_rate_2) AS cancellation_rate_2,
    SUM(converted_amounts.cancellation_rate_3) AS cancellation_rate_3,
    SUM(converted_amounts.gmv) * 1000000 + (SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gmv,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    SUM(converted_amounts.take_rate_4) * 1000000 + (SUM(converted_amounts.take_rate_4_rest * 1000000 / converted_amounts.take_rate_4_divisor * 1000000 + converted_amounts.take_rate_4_rest * 1000000 % converted_amounts.take_rate_4_divisor * 1000000 / converted_amounts.take_rate_4_divisor) + CASE WHEN SUM(converted_amounts.take_rate_4_rest * 1000000 / converted_amounts.take_rate_4_divisor * 1000000 + converted_amounts.take_rate_4_rest * 1000000 % converted_amounts.take_rate_4_divisor * 1000000 / converted_amounts.take_rate_4_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS take_rate_4,
    SUM(converted_amounts.take_rate_4_unconverted) AS take_rate_4_unconverted
  FROM converted_amounts
)
SELECT
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  CAST(COALESCE(MAX(parts.cancellation_rate_2), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.cancellation_rate_3), 0), 0) AS "cancellation_rate",
  CAST(COALESCE(MAX(parts.take_rate_4), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.gmv), 0), 0) AS "take_rate",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.weight_shipped), 0) AS "weight_shipped",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.take_rate_4_unconverted), 0) + COALESCE(MAX(parts.gmv_unconverted), 0) AS "take_rate__unconverted_rows"
FROM (
  SELECT
    totals.cancellation_rate_2,
    totals.cancellation_rate_3,
    totals.gmv,
    totals.gmv_unconverted,
    totals.take_rate_4,
    totals.take_rate_4_unconverted,
    CAST(NULL AS INTEGER) AS units,
    CAST(NULL AS INTEGER) AS weight_shipped
  FROM totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS cancellation_rate_2,
    CAST(NULL AS INTEGER) AS cancellation_rate_3,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS take_rate_4,
    CAST(NULL AS INTEGER) AS take_rate_4_unconverted,
    SUM(order_lines.quantity) AS units,
    SUM(order_lines.quantity * CAST(ROUND(product.weight * 1000) AS INTEGER)) AS weight_shipped
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE "order".placed_at >= '2031-01-01 00:00:00'
    AND "order".placed_at < '2032-01-01 00:00:00'
) AS parts
