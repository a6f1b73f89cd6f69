WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_3,
    COUNT(orders.commission) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_3_rows,
    COUNT(*) AS orders,
    COUNT(orders.order_id) FILTER (WHERE orders.currency = 'CAD') AS none_counted,
    COUNT(orders.commission) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_4,
    MAX(orders.delivered_on) FILTER (WHERE orders.currency = 'CAD') AS none_latest
  FROM orders
  WHERE orders.currency = 'SEK'
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
    amounts.none_counted,
    amounts.none_averaged_4,
    amounts.none_latest,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.none_averaged_3,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.none_averaged_3_rows ELSE 0 END AS none_averaged_3_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.none_averaged_3_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS none_averaged_3_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.orders,
    rated_amounts.none_counted,
    rated_amounts.none_averaged_4,
    rated_amounts.none_latest,
    rated_amounts.divisor,
    rated_amounts.none_averaged_3 / 1000000 * rated_amounts.multiplier + rated_amounts.none_averaged_3 % 1000000 * rated_amounts.multiplier / 1000000 AS none_averaged_3_high,
    rated_amounts.none_averaged_3 % 1000000 * rated_amounts.multiplier % 1000000 AS none_averaged_3_low,
    rated_amounts.none_averaged_3_unconverted,
    rated_amounts.none_averaged_3_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.orders,
    multiplied_amounts.none_counted,
    multiplied_amounts.none_averaged_4,
    multiplied_amounts.none_latest,
    multiplied_amounts.divisor,
    multiplied_amounts.none_averaged_3_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.none_averaged_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.none_averaged_3_low) / multiplied_amounts.divisor AS none_averaged_3,
    (multiplied_amounts.none_averaged_3_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.none_averaged_3_low) % multiplied_amounts.divisor AS none_averaged_3_rest,
    multiplied_amounts.none_averaged_3_unconverted,
    multiplied_amounts.none_averaged_3_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.none_averaged_3) AS none_averaged_3,
    SUM(converted_amounts.none_averaged_3_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.none_averaged_3_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.none_averaged_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.none_averaged_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.none_averaged_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.none_averaged_3_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS none_averaged_3_digits,
    SUM(converted_amounts.none_averaged_3_unconverted) AS none_averaged_3_unconverted,
    MAX(converted_amounts.none_averaged_3_rate_age) AS none_averaged_3_rate_age,
    SUM(converted_amounts.orders) AS orders,
    SUM(converted_amounts.none_counted) AS none_counted,
    SUM(converted_amounts.none_averaged_4) AS none_averaged_4,
    MAX(converted_amounts.none_latest) AS none_latest
  FROM converted_amounts
),
exact_totals AS (
  SELECT
    CASE WHEN TYPEOF(totals.none_averaged_3 + totals.none_averaged_3_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.none_averaged_3 * 1000000 + CASE WHEN totals.none_averaged_3 > 0 AND totals.none_averaged_3_digits < 0 THEN (totals.none_averaged_3_digits - 999999) / 1000000 WHEN totals.none_averaged_3 < 0 AND totals.none_averaged_3_digits > 0 THEN (totals.none_averaged_3_digits + 999999) / 1000000 ELSE totals.none_averaged_3_digits / 1000000 END) END AS none_averaged_3,
    totals.none_averaged_3_unconverted,
    totals.none_averaged_3_rate_age,
    totals.orders,
    totals.none_counted,
    totals.none_averaged_4,
    totals.none_latest
  FROM totals
)
SELECT
  COALESCE(exact_totals.orders, 0) AS "orders",
  COALESCE(exact_totals.none_counted, 0) AS "none_counted",
  (exact_totals.none_averaged_3 / NULLIF(COALESCE(exact_totals.none_averaged_4, 0), 0) + CASE WHEN exact_totals.none_averaged_3 / NULLIF(COALESCE(exact_totals.none_averaged_4, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "none_averaged",
  exact_totals.none_latest AS "none_latest",
  COALESCE(exact_totals.none_averaged_3_unconverted, 0) AS "none_averaged__unconverted_rows",
  exact_totals.none_averaged_3_rate_age AS "none_averaged__rate_age_days"
FROM exact_totals
