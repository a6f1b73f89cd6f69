WITH ecb_rates AS (
  SELECT
    points.currency,
    points.valid_from,
    CASE WHEN points.next_from < CAST(points.valid_from + 8 * INTERVAL '1 day' AS DATE) THEN points.next_from ELSE CAST(points.valid_from + 8 * INTERVAL '1 day' AS DATE) END AS valid_until,
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
    DATE '0001-01-01' AS valid_from,
    DATE '9999-12-31' AS valid_until,
    1 AS rate
),
amounts AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_2 AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST("order".placed_at AS TIMESTAMP)) AS DATE) AS quarter,
    order_lines.currency,
    CAST("order".placed_at AS DATE) AS rate_date,
    SUM(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue,
    COUNT(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS line_revenue_rows
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= TIMESTAMP '2024-07-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2, 3
)
SELECT
  parts.quarter AS "quarter",
  ROUND(COALESCE(MAX(parts.gmv), 0), 2) AS "gmv",
  ROUND(COALESCE(MAX(parts.line_revenue), 0), 2) AS "line_revenue",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.line_revenue_unconverted), 0) AS "line_revenue__unconverted_rows"
FROM (
  SELECT
    amounts.quarter,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'GBP' THEN amounts.gmv ELSE CAST(amounts.gmv AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    CAST(NULL AS NUMERIC(38,8)) AS line_revenue,
    CAST(NULL AS BIGINT) AS line_revenue_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'GBP'
    AND amounts.rate_date >= target_rate.valid_from
    AND amounts.rate_date < target_rate.valid_until
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.quarter,
    CAST(NULL AS NUMERIC(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'GBP' THEN amounts_2.line_revenue ELSE CAST(amounts_2.line_revenue AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 8) AS line_revenue,
    SUM(CASE WHEN amounts_2.currency = 'GBP' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts_2.line_revenue_rows ELSE 0 END) AS line_revenue_unconverted
  FROM amounts_2
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts_2.currency
    AND amounts_2.rate_date >= source_rate.valid_from
    AND amounts_2.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'GBP'
    AND amounts_2.rate_date >= target_rate.valid_from
    AND amounts_2.rate_date < target_rate.valid_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
