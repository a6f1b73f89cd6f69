WITH RECURSIVE amounts AS (
  SELECT
    brand.country AS brand_country,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2024-08-01 00:00:00'
    AND orders.placed_at < '2024-09-01 00:00:00'
  GROUP BY 1, 2, 3
),
ecb_points AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= '2024-07-24'
    AND fx_rates.rate_date <= '2024-09-01'
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
    amounts.brand_country,
    amounts.orders,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN source_rate.age END AS gmv_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.brand_country,
    rated_amounts.orders,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.gmv_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.brand_country,
    multiplied_amounts.orders,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.gmv_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age,
    SUM(converted_amounts.orders) AS orders
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.brand_country,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age,
    totals.orders
  FROM totals
),
amounts_2 AS (
  SELECT
    order_brand.country AS brand_country,
    DATE("order".placed_at) AS rate_date,
    order_lines.currency,
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
    amounts_2.brand_country,
    amounts_2.units,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.line_revenue,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.line_revenue_rows ELSE 0 END AS line_revenue_unconverted,
    CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.line_revenue_rows > 0 THEN source_rate.age END AS line_revenue_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.brand_country,
    rated_amounts_2.units,
    rated_amounts_2.divisor,
    rated_amounts_2.line_revenue / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.line_revenue % 1000000 * rated_amounts_2.multiplier / 1000000 AS line_revenue_high,
    rated_amounts_2.line_revenue % 1000000 * rated_amounts_2.multiplier % 1000000 AS line_revenue_low,
    rated_amounts_2.line_revenue_unconverted,
    rated_amounts_2.line_revenue_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.brand_country,
    multiplied_amounts_2.units,
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.line_revenue_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.line_revenue_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.line_revenue_low) / multiplied_amounts_2.divisor AS line_revenue,
    (multiplied_amounts_2.line_revenue_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.line_revenue_low) % multiplied_amounts_2.divisor AS line_revenue_rest,
    multiplied_amounts_2.line_revenue_unconverted,
    multiplied_amounts_2.line_revenue_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.brand_country,
    SUM(converted_amounts_2.line_revenue) AS line_revenue,
    SUM(converted_amounts_2.line_revenue_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.line_revenue_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS line_revenue_digits,
    SUM(converted_amounts_2.line_revenue_unconverted) AS line_revenue_unconverted,
    MAX(converted_amounts_2.line_revenue_rate_age) AS line_revenue_rate_age,
    SUM(converted_amounts_2.units) AS units
  FROM converted_amounts_2
  GROUP BY 1
),
exact_totals_2 AS (
  SELECT
    totals_2.brand_country,
    CASE WHEN TYPEOF(totals_2.line_revenue + totals_2.line_revenue_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.line_revenue * 1000000 + CASE WHEN totals_2.line_revenue > 0 AND totals_2.line_revenue_digits < 0 THEN (totals_2.line_revenue_digits - 999999) / 1000000 WHEN totals_2.line_revenue < 0 AND totals_2.line_revenue_digits > 0 THEN (totals_2.line_revenue_digits + 999999) / 1000000 ELSE totals_2.line_revenue_digits / 1000000 END) END AS line_revenue,
    totals_2.line_revenue_unconverted,
    totals_2.line_revenue_rate_age,
    totals_2.units
  FROM totals_2
)
SELECT
  parts.brand_country AS "brand.country",
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(MAX(parts.line_revenue), 0) + CASE WHEN COALESCE(MAX(parts.line_revenue), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "line_revenue",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.line_revenue_unconverted), 0) AS "line_revenue__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  MAX(parts.line_revenue_rate_age) AS "line_revenue__rate_age_days"
FROM (
  SELECT
    exact_totals.brand_country,
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    exact_totals.gmv_rate_age,
    exact_totals.orders,
    CAST(NULL AS INTEGER) AS line_revenue,
    CAST(NULL AS INTEGER) AS line_revenue_unconverted,
    CAST(NULL AS INTEGER) AS line_revenue_rate_age,
    CAST(NULL AS INTEGER) AS units
  FROM exact_totals
  UNION ALL
  SELECT
    exact_totals_2.brand_country,
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    CAST(NULL AS INTEGER) AS orders,
    exact_totals_2.line_revenue,
    exact_totals_2.line_revenue_unconverted,
    exact_totals_2.line_revenue_rate_age,
    exact_totals_2.units
  FROM exact_totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
