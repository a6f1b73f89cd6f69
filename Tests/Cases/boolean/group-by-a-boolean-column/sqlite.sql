WITH amounts AS (
  SELECT
    order_lines.returned AS order_line_returned,
    order_lines.currency,
    DATE("order".placed_at) AS rate_date,
    SUM(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue,
    COUNT(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue_rows,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2024-11-01 00:00:00'
    AND "order".placed_at < '2024-12-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.order_line_returned,
    amounts.currency,
    amounts.rate_date,
    amounts.line_revenue,
    amounts.line_revenue_rows,
    amounts.units,
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
    amounts_with_rates.order_line_returned,
    amounts_with_rates.units,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.line_revenue,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.line_revenue_rows ELSE 0 END AS line_revenue_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.order_line_returned,
    rated_amounts.units,
    rated_amounts.line_revenue / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.line_revenue % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS line_revenue,
    rated_amounts.line_revenue % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS line_revenue_rest,
    rated_amounts.divisor AS line_revenue_divisor,
    rated_amounts.line_revenue_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_line_returned,
    SUM(converted_amounts.units) AS units,
    SUM(converted_amounts.line_revenue) * 1000000 + (SUM(converted_amounts.line_revenue_rest * 1000000 / converted_amounts.line_revenue_divisor * 1000000 + converted_amounts.line_revenue_rest * 1000000 % converted_amounts.line_revenue_divisor * 1000000 / converted_amounts.line_revenue_divisor) + CASE WHEN SUM(converted_amounts.line_revenue_rest * 1000000 / converted_amounts.line_revenue_divisor * 1000000 + converted_amounts.line_revenue_rest * 1000000 % converted_amounts.line_revenue_divisor * 1000000 / converted_amounts.line_revenue_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS line_revenue,
    SUM(converted_amounts.line_revenue_unconverted) AS line_revenue_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.order_line_returned AS "order_line.returned",
  COALESCE(totals.units, 0) AS "units",
  (COALESCE(totals.line_revenue, 0) + CASE WHEN COALESCE(totals.line_revenue, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "line_revenue",
  COALESCE(totals.line_revenue_unconverted, 0) AS "line_revenue__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
