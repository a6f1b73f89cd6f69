WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
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
ecb_points AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
days_later(days) AS (
  SELECT
    0 AS days
  UNION ALL
  SELECT
    days_later.days + 1 AS days
  FROM days_later
  WHERE days_later.days < 7
),
ecb_days AS MATERIALIZED (
  SELECT
    +held.currency AS currency,
    DATE(held.day, (later.days) || ' days') AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      CAST(JULIANDAY(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) - JULIANDAY(ecb_points.day) AS INTEGER) AS gap
    FROM ecb_points
  ) AS held
  JOIN days_later AS later ON held.gap IS NULL OR later.days < held.gap
),
rated_amounts AS (
  SELECT
    amounts.orders,
    amounts.shipping_days_5,
    amounts.shipping_days_6,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    amounts.largest_order,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.largest_order_rows ELSE 0 END AS largest_order_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS gmv_rate_age,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.largest_order_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS largest_order_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.orders,
    rated_amounts.shipping_days_5,
    rated_amounts.shipping_days_6,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.largest_order / 1000000 * rated_amounts.multiplier + rated_amounts.largest_order % 1000000 * rated_amounts.multiplier / 1000000 AS largest_order_high,
    rated_amounts.largest_order % 1000000 * rated_amounts.multiplier % 1000000 AS largest_order_low,
    rated_amounts.largest_order_unconverted,
    rated_amounts.gmv_rate_age,
    rated_amounts.largest_order_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.orders,
    multiplied_amounts.shipping_days_5,
    multiplied_amounts.shipping_days_6,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.largest_order_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.largest_order_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.largest_order_low) / multiplied_amounts.divisor AS largest_order,
    (multiplied_amounts.largest_order_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.largest_order_low) % multiplied_amounts.divisor AS largest_order_rest,
    multiplied_amounts.largest_order_unconverted,
    multiplied_amounts.gmv_rate_age,
    multiplied_amounts.largest_order_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age,
    MAX(CASE WHEN TYPEOF(converted_amounts.largest_order + converted_amounts.largest_order_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (converted_amounts.largest_order * 1000000 + (converted_amounts.largest_order_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) / 1000000) END) AS largest_order,
    SUM(converted_amounts.largest_order_unconverted) AS largest_order_unconverted,
    MAX(converted_amounts.largest_order_rate_age) AS largest_order_rate_age,
    SUM(converted_amounts.orders) AS orders,
    SUM(converted_amounts.shipping_days_5) AS shipping_days_5,
    SUM(converted_amounts.shipping_days_6) AS shipping_days_6
  FROM converted_amounts
),
exact_totals AS (
  SELECT
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age,
    totals.largest_order,
    totals.largest_order_unconverted,
    totals.largest_order_rate_age,
    totals.orders,
    totals.shipping_days_5,
    totals.shipping_days_6
  FROM totals
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
  COALESCE(MAX(parts.largest_order_unconverted), 0) AS "largest_order__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.gmv_rate_age) AS "average_order_value__rate_age_days",
  MAX(parts.largest_order_rate_age) AS "largest_order__rate_age_days"
FROM (
  SELECT
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    exact_totals.gmv_rate_age,
    exact_totals.largest_order,
    exact_totals.largest_order_unconverted,
    exact_totals.largest_order_rate_age,
    exact_totals.orders,
    exact_totals.shipping_days_5,
    exact_totals.shipping_days_6,
    CAST(NULL AS INTEGER) AS units
  FROM exact_totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    CAST(NULL AS INTEGER) AS largest_order,
    CAST(NULL AS INTEGER) AS largest_order_unconverted,
    CAST(NULL AS INTEGER) AS largest_order_rate_age,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS shipping_days_5,
    CAST(NULL AS INTEGER) AS shipping_days_6,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'No such brand'
) AS parts
