WITH ecb_rates AS (
  SELECT
    points.currency,
    points.valid_from,
    CASE WHEN points.next_from < DATEADD(day, 8, points.valid_from) THEN points.next_from ELSE DATEADD(day, 8, points.valid_from) END AS valid_until,
    points.rate
  FROM (
    SELECT
      fx_rates.currency,
      fx_rates.rate_date AS valid_from,
      LEAD(fx_rates.rate_date) OVER (PARTITION BY fx_rates.currency ORDER BY fx_rates.rate_date) AS next_from,
      ROUND(fx_rates.rate, 6) AS rate
    FROM fx_rates
    WHERE ROUND(fx_rates.rate, 6) > 0
      AND fx_rates.currency <> 'EUR'
  ) AS points
  UNION ALL
  SELECT
    'EUR' AS currency,
    CAST('0001-01-01' AS DATE) AS valid_from,
    CAST('9999-12-31' AS DATE) AS valid_until,
    1 AS rate
),
amounts AS (
  SELECT
    order_lines.returned AS order_line_returned,
    order_lines.currency,
    CAST("order".placed_at AS DATE) AS rate_date,
    SUM(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue,
    COUNT(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue_rows,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= CAST('2024-11-01 00:00:00' AS TIMESTAMP_NTZ)
    AND "order".placed_at < CAST('2024-12-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2, 3
)
SELECT
  amounts.order_line_returned AS "order_line.returned",
  COALESCE(SUM(amounts.units), 0) AS "units",
  ROUND(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.line_revenue ELSE CAST(amounts.line_revenue AS NUMBER(38,18)) * 1 / source_rate.rate END), 14), 8), 0), 2) AS "line_revenue",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.line_revenue_rows ELSE 0 END), 0) AS "line_revenue__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
