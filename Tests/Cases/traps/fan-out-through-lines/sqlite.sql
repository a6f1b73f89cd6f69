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
    brand.country AS brand_country,
    orders.currency AS currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2024-08-01 00:00:00'
    AND orders.placed_at < '2024-09-01 00:00:00'
  GROUP BY 1, 2, 3
),
rated_amounts AS (
  SELECT
    amounts.brand_country AS brand_country,
    amounts.orders AS orders,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv AS gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.brand_country AS brand_country,
    rated_amounts.orders AS orders,
    rated_amounts.gmv / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv,
    rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_rest,
    rated_amounts.divisor AS gmv_divisor,
    rated_amounts.gmv_unconverted AS gmv_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country AS brand_country,
    SUM(converted_amounts.orders) AS orders,
    SUM(converted_amounts.gmv) * 1000000 + (SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gmv,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted
  FROM converted_amounts
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    order_brand.country AS brand_country,
    order_lines.currency AS currency,
    DATE("order".placed_at) AS rate_date,
    SUM(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue,
    COUNT(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER) - CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS line_revenue_rows,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE "order".placed_at >= '2024-08-01 00:00:00'
    AND "order".placed_at < '2024-09-01 00:00:00'
  GROUP BY 1, 2, 3
),
rated_amounts_2 AS (
  SELECT
    amounts_2.brand_country AS brand_country,
    amounts_2.units AS units,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.line_revenue AS line_revenue,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.line_revenue_rows ELSE 0 END AS line_revenue_unconverted
  FROM amounts_2
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts_2.currency AND amounts_2.rate_date >= source_rate.valid_from AND amounts_2.rate_date < source_rate.valid_until
),
converted_amounts_2 AS (
  SELECT
    rated_amounts_2.brand_country AS brand_country,
    rated_amounts_2.units AS units,
    rated_amounts_2.line_revenue / rated_amounts_2.divisor * rated_amounts_2.multiplier + rated_amounts_2.line_revenue % rated_amounts_2.divisor * rated_amounts_2.multiplier / rated_amounts_2.divisor AS line_revenue,
    rated_amounts_2.line_revenue % rated_amounts_2.divisor * rated_amounts_2.multiplier % rated_amounts_2.divisor AS line_revenue_rest,
    rated_amounts_2.divisor AS line_revenue_divisor,
    rated_amounts_2.line_revenue_unconverted AS line_revenue_unconverted
  FROM rated_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.brand_country AS brand_country,
    SUM(converted_amounts_2.units) AS units,
    SUM(converted_amounts_2.line_revenue) * 1000000 + (SUM(converted_amounts_2.line_revenue_rest * 1000000 / converted_amounts_2.line_revenue_divisor * 1000000 + converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.line_revenue_divisor * 1000000 / converted_amounts_2.line_revenue_divisor) + CASE WHEN SUM(converted_amounts_2.line_revenue_rest * 1000000 / converted_amounts_2.line_revenue_divisor * 1000000 + converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.line_revenue_divisor * 1000000 / converted_amounts_2.line_revenue_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS line_revenue,
    SUM(converted_amounts_2.line_revenue_unconverted) AS line_revenue_unconverted
  FROM converted_amounts_2
  GROUP BY 1
)
SELECT
  parts.brand_country AS "brand.country",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(MAX(parts.line_revenue), 0) + CASE WHEN COALESCE(MAX(parts.line_revenue), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "line_revenue",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.line_revenue_unconverted), 0) AS "line_revenue__unconverted_rows"
FROM (
  SELECT
    totals.brand_country AS brand_country,
    totals.orders AS orders,
    totals.gmv AS gmv,
    totals.gmv_unconverted AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS units,
    CAST(NULL AS INTEGER) AS line_revenue,
    CAST(NULL AS INTEGER) AS line_revenue_unconverted
  FROM totals
  UNION ALL
  SELECT
    totals_2.brand_country AS brand_country,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    totals_2.units AS units,
    totals_2.line_revenue AS line_revenue,
    totals_2.line_revenue_unconverted AS line_revenue_unconverted
  FROM totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
