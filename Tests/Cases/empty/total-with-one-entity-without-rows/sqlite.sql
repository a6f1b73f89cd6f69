WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_3,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_3_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= '2026-01-01 00:00:00'
    AND orders.placed_at < '2027-01-01 00:00:00'
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
    AND fx_rates.rate_date >= '2025-12-24'
    AND fx_rates.rate_date <= '2027-01-01'
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
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.average_order_value_3,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.average_order_value_3_rows ELSE 0 END AS average_order_value_3_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.average_order_value_3_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS average_order_value_3_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.orders,
    rated_amounts.divisor,
    rated_amounts.average_order_value_3 / 1000000 * rated_amounts.multiplier + rated_amounts.average_order_value_3 % 1000000 * rated_amounts.multiplier / 1000000 AS average_order_value_3_high,
    rated_amounts.average_order_value_3 % 1000000 * rated_amounts.multiplier % 1000000 AS average_order_value_3_low,
    rated_amounts.average_order_value_3_unconverted,
    rated_amounts.average_order_value_3_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.orders,
    multiplied_amounts.divisor,
    multiplied_amounts.average_order_value_3_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.average_order_value_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_order_value_3_low) / multiplied_amounts.divisor AS average_order_value_3,
    (multiplied_amounts.average_order_value_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.average_order_value_3_low) % multiplied_amounts.divisor AS average_order_value_3_rest,
    multiplied_amounts.average_order_value_3_unconverted,
    multiplied_amounts.average_order_value_3_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.average_order_value_3) AS average_order_value_3,
    SUM(converted_amounts.average_order_value_3_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_order_value_3_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.average_order_value_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_order_value_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.average_order_value_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.average_order_value_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS average_order_value_3_digits,
    SUM(converted_amounts.average_order_value_3_unconverted) AS average_order_value_3_unconverted,
    MAX(converted_amounts.average_order_value_3_rate_age) AS average_order_value_3_rate_age,
    SUM(converted_amounts.orders) AS orders
  FROM converted_amounts
),
exact_totals AS (
  SELECT
    CASE WHEN TYPEOF(totals.average_order_value_3 + totals.average_order_value_3_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.average_order_value_3 * 1000000 + CASE WHEN totals.average_order_value_3 > 0 AND totals.average_order_value_3_digits < 0 THEN (totals.average_order_value_3_digits - 999999) / 1000000 WHEN totals.average_order_value_3 < 0 AND totals.average_order_value_3_digits > 0 THEN (totals.average_order_value_3_digits + 999999) / 1000000 ELSE totals.average_order_value_3_digits / 1000000 END) END AS average_order_value_3,
    totals.average_order_value_3_unconverted,
    totals.average_order_value_3_rate_age,
    totals.orders
  FROM totals
)
SELECT
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  (COALESCE(MAX(parts.average_order_value_3), 0) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) + CASE WHEN COALESCE(MAX(parts.average_order_value_3), 0) / NULLIF(COALESCE(MAX(parts.orders), 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  MAX(parts.any_returned) AS "any_returned",
  COALESCE(MAX(parts.average_order_value_3_unconverted), 0) AS "average_order_value__unconverted_rows",
  MAX(parts.average_order_value_3_rate_age) AS "average_order_value__rate_age_days"
FROM (
  SELECT
    exact_totals.average_order_value_3,
    exact_totals.average_order_value_3_unconverted,
    exact_totals.average_order_value_3_rate_age,
    exact_totals.orders,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS any_returned
  FROM exact_totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS average_order_value_3,
    CAST(NULL AS INTEGER) AS average_order_value_3_unconverted,
    CAST(NULL AS INTEGER) AS average_order_value_3_rate_age,
    CAST(NULL AS INTEGER) AS orders,
    COUNT(*) AS refunds,
    CAST(NULL AS INTEGER) AS any_returned
  FROM refunds
  WHERE refunds.refunded_at >= '2026-01-01 00:00:00'
    AND refunds.refunded_at < '2027-01-01 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS average_order_value_3,
    CAST(NULL AS INTEGER) AS average_order_value_3_unconverted,
    CAST(NULL AS INTEGER) AS average_order_value_3_rate_age,
    CAST(NULL AS INTEGER) AS orders,
    CAST(NULL AS INTEGER) AS refunds,
    MAX(order_lines.returned) AS any_returned
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2026-01-01 00:00:00'
    AND "order".placed_at < '2027-01-01 00:00:00'
) AS parts
