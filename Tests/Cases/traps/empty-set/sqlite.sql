WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS take_rate_4,
    COUNT(orders.commission) AS take_rate_4_rows,
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS cancellation_rate_2,
    COUNT(*) AS cancellation_rate_3
  FROM orders
  WHERE orders.placed_at >= '2031-01-01 00:00:00'
    AND orders.placed_at < '2032-01-01 00:00:00'
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
    AND fx_rates.rate_date >= '2030-12-24'
    AND fx_rates.rate_date <= '2032-01-01'
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
    amounts.cancellation_rate_2,
    amounts.cancellation_rate_3,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    amounts.take_rate_4,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.take_rate_4_rows ELSE 0 END AS take_rate_4_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.gmv_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS gmv_rate_age,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.take_rate_4_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS take_rate_4_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.cancellation_rate_2,
    rated_amounts.cancellation_rate_3,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.take_rate_4 / 1000000 * rated_amounts.multiplier + rated_amounts.take_rate_4 % 1000000 * rated_amounts.multiplier / 1000000 AS take_rate_4_high,
    rated_amounts.take_rate_4 % 1000000 * rated_amounts.multiplier % 1000000 AS take_rate_4_low,
    rated_amounts.take_rate_4_unconverted,
    rated_amounts.gmv_rate_age,
    rated_amounts.take_rate_4_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.cancellation_rate_2,
    multiplied_amounts.cancellation_rate_3,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.take_rate_4_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.take_rate_4_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.take_rate_4_low) / multiplied_amounts.divisor AS take_rate_4,
    (multiplied_amounts.take_rate_4_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.take_rate_4_low) % multiplied_amounts.divisor AS take_rate_4_rest,
    multiplied_amounts.take_rate_4_unconverted,
    multiplied_amounts.gmv_rate_age,
    multiplied_amounts.take_rate_4_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    MAX(converted_amounts.gmv_rate_age) AS gmv_rate_age,
    SUM(converted_amounts.take_rate_4) AS take_rate_4,
    SUM(converted_amounts.take_rate_4_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_4_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.take_rate_4_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_4_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.take_rate_4_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.take_rate_4_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS take_rate_4_digits,
    SUM(converted_amounts.take_rate_4_unconverted) AS take_rate_4_unconverted,
    MAX(converted_amounts.take_rate_4_rate_age) AS take_rate_4_rate_age,
    SUM(converted_amounts.cancellation_rate_2) AS cancellation_rate_2,
    SUM(converted_amounts.cancellation_rate_3) AS cancellation_rate_3
  FROM converted_amounts
),
exact_totals AS (
  SELECT
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    totals.gmv_rate_age,
    CASE WHEN TYPEOF(totals.take_rate_4 + totals.take_rate_4_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.take_rate_4 * 1000000 + CASE WHEN totals.take_rate_4 > 0 AND totals.take_rate_4_digits < 0 THEN (totals.take_rate_4_digits - 999999) / 1000000 WHEN totals.take_rate_4 < 0 AND totals.take_rate_4_digits > 0 THEN (totals.take_rate_4_digits + 999999) / 1000000 ELSE totals.take_rate_4_digits / 1000000 END) END AS take_rate_4,
    totals.take_rate_4_unconverted,
    totals.take_rate_4_rate_age,
    totals.cancellation_rate_2,
    totals.cancellation_rate_3
  FROM totals
)
SELECT
  (COALESCE(MAX(parts.gmv), 0) + CASE WHEN COALESCE(MAX(parts.gmv), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  CAST(COALESCE(MAX(parts.cancellation_rate_2), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.cancellation_rate_3), 0), 0) AS "cancellation_rate",
  CAST(COALESCE(MAX(parts.take_rate_4), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.gmv), 0), 0) AS "take_rate",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.weight_shipped), 0) AS "weight_shipped",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.take_rate_4_unconverted), 0) + COALESCE(MAX(parts.gmv_unconverted), 0) AS "take_rate__unconverted_rows",
  MAX(parts.gmv_rate_age) AS "gmv__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.gmv_rate_age), -1) > COALESCE(MAX(parts.take_rate_4_rate_age), -1) THEN MAX(parts.gmv_rate_age) ELSE MAX(parts.take_rate_4_rate_age) END AS "take_rate__rate_age_days"
FROM (
  SELECT
    exact_totals.gmv,
    exact_totals.gmv_unconverted,
    exact_totals.gmv_rate_age,
    exact_totals.take_rate_4,
    exact_totals.take_rate_4_unconverted,
    exact_totals.take_rate_4_rate_age,
    exact_totals.cancellation_rate_2,
    exact_totals.cancellation_rate_3,
    CAST(NULL AS INTEGER) AS units,
    CAST(NULL AS INTEGER) AS weight_shipped
  FROM exact_totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS gmv,
    CAST(NULL AS INTEGER) AS gmv_unconverted,
    CAST(NULL AS INTEGER) AS gmv_rate_age,
    CAST(NULL AS INTEGER) AS take_rate_4,
    CAST(NULL AS INTEGER) AS take_rate_4_unconverted,
    CAST(NULL AS INTEGER) AS take_rate_4_rate_age,
    CAST(NULL AS INTEGER) AS cancellation_rate_2,
    CAST(NULL AS INTEGER) AS cancellation_rate_3,
    SUM(order_lines.quantity) AS units,
    SUM(order_lines.quantity * CAST(ROUND(product.weight * 1000) AS INTEGER)) AS weight_shipped
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE "order".placed_at >= '2031-01-01 00:00:00'
    AND "order".placed_at < '2032-01-01 00:00:00'
) AS parts
