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
    orders.currency AS currency,
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
rated_amounts AS (
  SELECT
    amounts.orders AS orders,
    amounts.shipping_days_5 AS shipping_days_5,
    amounts.shipping_days_6 AS shipping_days_6,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv AS gmv,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    amounts.largest_order AS largest_order,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.largest_order_rows ELSE 0 END AS largest_order_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.orders AS orders,
    rated_amounts.shipping_days_5 AS shipping_days_5,
    rated_amounts.shipping_days_6 AS shipping_days_6,
    rated_amounts.gmv / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv,
    rated_amounts.gmv % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_rest,
    rated_amounts.divisor AS gmv_divisor,
    rated_amounts.gmv_unconverted AS gmv_unconverted,
    rated_amounts.largest_order / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS largest_order,
    rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS largest_order_rest,
    rated_amounts.divisor AS largest_order_divisor,
    rated_amounts.largest_order_unconverted AS largest_order_unconverted
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
    totals.orders AS orders,
    totals.shipping_days_5 AS shipping_days_5,
    totals.shipping_days_6 AS shipping_days_6,
    totals.gmv AS gmv,
    totals.gmv_unconverted AS gmv_unconverted,
    totals.largest_order AS largest_order,
    totals.largest_order_unconverted AS largest_order_unconverted,
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
