WITH ecb_rates AS (
  SELECT
    points.currency AS currency,
    points.valid_from AS valid_from,
    CASE WHEN points.next_from < DATE(points.valid_from, (8) || ' days') THEN points.next_from ELSE DATE(points.valid_from, (8) || ' days') END AS valid_until,
    points.rate AS rate
  FROM (
    SELECT
      fx_rates.currency AS currency,
      fx_rates.rate_date AS valid_from,
      LEAD(fx_rates.rate_date) OVER (PARTITION BY fx_rates.currency ORDER BY fx_rates.rate_date) AS next_from,
      CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
    FROM fx_rates
    WHERE fx_rates.rate > 0
  ) AS points
  UNION ALL
  SELECT
    'EUR' AS currency,
    '0001-01-01' AS valid_from,
    '9999-12-31' AS valid_until,
    1000000 AS rate
),
amounts AS (
  SELECT
    order_lines.returned AS order_line_returned,
    order_lines.currency AS currency,
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
rated_amounts AS (
  SELECT
    amounts.order_line_returned AS order_line_returned,
    amounts.units AS units,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.line_revenue AS line_revenue,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.line_revenue_rows ELSE 0 END AS line_revenue_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.order_line_returned AS order_line_returned,
    rated_amounts.units AS units,
    rated_amounts.line_revenue / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.line_revenue % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS line_revenue,
    rated_amounts.line_revenue % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS line_revenue_rest,
    rated_amounts.divisor AS line_revenue_divisor,
    rated_amounts.line_revenue_unconverted AS line_revenue_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_line_returned AS order_line_returned,
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
