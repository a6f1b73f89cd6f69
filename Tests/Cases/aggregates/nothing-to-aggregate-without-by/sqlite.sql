WITH amounts AS (
  SELECT
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    MAX(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS largest_order,
    COUNT(orders.subtotal) AS largest_order_rows,
    COUNT(*) AS orders,
    SUM(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS shipping_days_5,
    COUNT(CAST(JULIANDAY(DATE(orders.shipped_at)) - JULIANDAY(DATE(orders.placed_at)) AS INTEGER)) AS shipping_days_6
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'No such brand'
  GROUP BY 1, 2
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.currency,
    amounts.rate_date,
    amounts.gmv,
    amounts.gmv_rows,
    amounts.largest_order,
    amounts.largest_order_rows,
    amounts.orders,
    amounts.shipping_days_5,
    amounts.shipping_days_6,
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
    amounts_with_rates.orders,
    amounts_with_rates.shipping_days_5,
    amounts_with_rates.shipping_days_6,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.gmv,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.gmv_rows ELSE 0 END AS gmv_unconverted,
    amounts_with_rates.largest_order,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.largest_order_rows ELSE 0 END AS largest_order_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.orders,
    rated_amounts.shipping_days_5,
    rated_amounts.shipping_days_6,
    rated_amounts.gmv / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv,
    rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_rest,
    rated_amounts.divisor AS gmv_divisor,
    rated_amounts.gmv_unconverted,
    rated_amounts.largest_order / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS largest_order,
    rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS largest_order_rest,
    rated_amounts.divisor AS largest_order_divisor,
    rated_amounts.largest_order_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.orders) AS orders,
    SUM(converted_amounts.shipping_days_5) AS shipping_days_5,
    SUM(converted_amounts.shipping_days_6) AS shipping_days_6,
    SUM(converted_amounts.gmv) * 1000000 + (SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.gmv_divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.gmv_divisor * 1000000 / converted_amounts.gmv_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gmv,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.largest_order * 1000000 + (converted_amounts.largest_order_rest * 1000000 / converted_amounts.largest_order_divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.largest_order_divisor * 1000000 / converted_amounts.largest_order_divisor + CASE WHEN converted_amounts.largest_order_rest * 1000000 / converted_amounts.largest_order_divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.largest_order_divisor * 1000000 / converted_amounts.largest_order_divisor < 0 THEN -1 ELSE 1 END) / 1000000) AS largest_order,
    SUM(converted_amounts.largest_order_unconverted) AS largest_order_unconverted
  FROM converted_amounts
)
SELECT
  COALESCE(MAX(parts.orders), 0) AS "orders",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  COALESCE(MAX(parts.units), 0) AS "units",
  (COALESCE(MAX(parts.gmv), 0) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  (MAX(parts.largest_order) + CASE WHEN MAX(parts.largest_order) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "largest_order",
  CAST(MAX(parts.shipping_days_5) AS REAL) / NULLIF(COALESCE(MAX(parts.shipping_days_6), 0), 0) AS "shipping_days",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "average_order_value__unconverted_rows",
  COALESCE(MAX(parts.largest_order_unconverted), 0) AS "largest_order__unconverted_rows"
FROM (
  SELECT
    totals.orders,
    totals.shipping_days_5,
    totals.shipping_days_6,
    totals.gmv,
    totals.gmv_unconverted,
    totals.largest_order,
    totals.largest_order_unconverted,
    CAST(NULL AS INTEGER) AS units
  FROM totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS shipping_days_5,
    CAST(NULL AS INTEGER) AS shipping_days_6,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS largest_order,
    CAST(NULL AS INTEGER) AS largest_order_unconverted,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'No such brand'
) AS parts
