WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.quarter,
    amounts.currency,
    amounts.rate_date,
    amounts.gmv,
    amounts.gmv_rows,
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
      WHERE fx_rates.currency = 'GBP'
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
    amounts_with_rates.quarter,
    CASE WHEN amounts_with_rates.currency = 'GBP' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'GBP' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.gmv,
    CASE WHEN amounts_with_rates.currency = 'GBP' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.gmv_rows ELSE 0 END AS gmv_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.quarter,
    rated_amounts.gmv / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv,
    rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_rest,
    rated_amounts.divisor AS gmv_divisor,
    rated_amounts.gmv_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.quarter,
    SUM(converted_amounts.gmv) * 1000000 + (SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gmv,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted
  FROM converted_amounts
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    DATE("order".placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', "order".placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    order_lines.currency,
    DATE("order".placed_at) AS rate_date,
    SUM(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue,
    COUNT(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue_rows
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2024-07-01 00:00:00'
    AND "order".placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates_2 AS MATERIALIZED (
  SELECT
    amounts_2.quarter,
    amounts_2.currency,
    amounts_2.rate_date,
    amounts_2.line_revenue,
    amounts_2.line_revenue_rows,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts_2.currency
        AND fx_rates.rate_date <= amounts_2.rate_date
        AND fx_rates.rate_date >= DATE(amounts_2.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate,
    (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = 'GBP'
        AND fx_rates.rate_date <= amounts_2.rate_date
        AND fx_rates.rate_date >= DATE(amounts_2.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) AS target_rate
  FROM amounts_2
),
rated_amounts_2 AS (
  SELECT
    amounts_with_rates_2.quarter,
    CASE WHEN amounts_with_rates_2.currency = 'GBP' THEN 1 ELSE amounts_with_rates_2.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates_2.currency = 'GBP' THEN 1 ELSE amounts_with_rates_2.source_rate END AS divisor,
    amounts_with_rates_2.line_revenue,
    CASE WHEN amounts_with_rates_2.currency = 'GBP' THEN 0 WHEN amounts_with_rates_2.source_rate IS NULL OR amounts_with_rates_2.target_rate IS NULL THEN amounts_with_rates_2.line_revenue_rows ELSE 0 END AS line_revenue_unconverted
  FROM amounts_with_rates_2
),
converted_amounts_2 AS (
  SELECT
    rated_amounts_2.quarter,
    rated_amounts_2.line_revenue / rated_amounts_2.divisor * rated_amounts_2.multiplier + rated_amounts_2.line_revenue % rated_amounts_2.divisor * rated_amounts_2.multiplier / rated_amounts_2.divisor AS line_revenue,
    rated_amounts_2.line_revenue % rated_amounts_2.divisor * rated_amounts_2.multiplier % rated_amounts_2.divisor AS line_revenue_rest,
    rated_amounts_2.divisor AS line_revenue_divisor,
    rated_amounts_2.line_revenue_unconverted
  FROM rated_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.quarter,
    SUM(converted_amounts_2.line_revenue) * 1000000 + (SUM(converted_amounts_2.line_revenue_rest * 1000000 / converted_amounts_2.line_revenue_divisor * 1000000 + converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.line_revenue_divisor * 1000000 / converted_amounts_2.line_revenue_divisor) + CASE WHEN SUM(converted_amounts_2.line_revenue_rest * 1000000 / converted_amounts_2.line_revenue_divisor * 1000000 + converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.line_revenue_divisor * 1000000 / converted_amounts_2.line_revenue_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS line_revenue,
    SUM(converted_amounts_2.line_revenue_unconverted) AS line_revenue_unconverted
  FROM converted_amounts_2
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(MAX(parts.line_revenue), 0) + CASE WHEN COALESCE(MAX(parts.line_revenue), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "line_revenue",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.line_revenue_unconverted), 0) AS "line_revenue__unconverted_rows"
FROM (
  SELECT
    totals.quarter,
    totals.gmv,
    totals.gmv_unconverted,
    CAST(NULL AS INTEGER) AS line_revenue,
    CAST(NULL AS INTEGER) AS line_revenue_unconverted
  FROM totals
  UNION ALL
  SELECT
    totals_2.quarter,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    totals_2.line_revenue,
    totals_2.line_revenue_unconverted
  FROM totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
