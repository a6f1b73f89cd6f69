WITH RECURSIVE amounts AS (
  SELECT
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS net_revenue_1,
    COUNT(orders.subtotal) AS net_revenue_1_rows
  FROM orders
  WHERE orders.placed_at >= '2019-01-01 00:00:00'
    AND orders.placed_at < '2020-01-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= '2018-12-24'
    AND fx_rates.rate_date <= '2020-01-01'
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
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.net_revenue_1,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.net_revenue_1_rows ELSE 0 END AS net_revenue_1_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.net_revenue_1_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS net_revenue_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.divisor,
    rated_amounts.net_revenue_1 / 1000000 * rated_amounts.multiplier + rated_amounts.net_revenue_1 % 1000000 * rated_amounts.multiplier / 1000000 AS net_revenue_1_high,
    rated_amounts.net_revenue_1 % 1000000 * rated_amounts.multiplier % 1000000 AS net_revenue_1_low,
    rated_amounts.net_revenue_1_unconverted,
    rated_amounts.net_revenue_1_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.divisor,
    multiplied_amounts.net_revenue_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.net_revenue_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.net_revenue_1_low) / multiplied_amounts.divisor AS net_revenue_1,
    (multiplied_amounts.net_revenue_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.net_revenue_1_low) % multiplied_amounts.divisor AS net_revenue_1_rest,
    multiplied_amounts.net_revenue_1_unconverted,
    multiplied_amounts.net_revenue_1_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.net_revenue_1) AS net_revenue_1,
    SUM(converted_amounts.net_revenue_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.net_revenue_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.net_revenue_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.net_revenue_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.net_revenue_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.net_revenue_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS net_revenue_1_digits,
    SUM(converted_amounts.net_revenue_1_unconverted) AS net_revenue_1_unconverted,
    MAX(converted_amounts.net_revenue_1_rate_age) AS net_revenue_1_rate_age
  FROM converted_amounts
),
exact_totals AS (
  SELECT
    CASE WHEN TYPEOF(totals.net_revenue_1 + totals.net_revenue_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.net_revenue_1 * 1000000 + CASE WHEN totals.net_revenue_1 > 0 AND totals.net_revenue_1_digits < 0 THEN (totals.net_revenue_1_digits - 999999) / 1000000 WHEN totals.net_revenue_1 < 0 AND totals.net_revenue_1_digits > 0 THEN (totals.net_revenue_1_digits + 999999) / 1000000 ELSE totals.net_revenue_1_digits / 1000000 END) END AS net_revenue_1,
    totals.net_revenue_1_unconverted,
    totals.net_revenue_1_rate_age
  FROM totals
),
amounts_2 AS (
  SELECT
    DATE(refunds.refunded_at) AS rate_date,
    refunds.currency,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS net_revenue_2,
    COUNT(refunds.amount) AS net_revenue_2_rows,
    COUNT(*) AS refunds
  FROM refunds
  WHERE refunds.refunded_at >= '2019-01-01 00:00:00'
    AND refunds.refunded_at < '2020-01-01 00:00:00'
  GROUP BY 1, 2
),
rated_amounts_2 AS (
  SELECT
    amounts_2.refunds,
    CASE WHEN amounts_2.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts_2.currency = 'USD' THEN 1 WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts_2.net_revenue_2,
    CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts_2.net_revenue_2_rows ELSE 0 END AS net_revenue_2_unconverted,
    CASE WHEN amounts_2.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.net_revenue_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS net_revenue_2_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.refunds,
    rated_amounts_2.divisor,
    rated_amounts_2.net_revenue_2 / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.net_revenue_2 % 1000000 * rated_amounts_2.multiplier / 1000000 AS net_revenue_2_high,
    rated_amounts_2.net_revenue_2 % 1000000 * rated_amounts_2.multiplier % 1000000 AS net_revenue_2_low,
    rated_amounts_2.net_revenue_2_unconverted,
    rated_amounts_2.net_revenue_2_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.refunds,
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.net_revenue_2_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.net_revenue_2_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.net_revenue_2_low) / multiplied_amounts_2.divisor AS net_revenue_2,
    (multiplied_amounts_2.net_revenue_2_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.net_revenue_2_low) % multiplied_amounts_2.divisor AS net_revenue_2_rest,
    multiplied_amounts_2.net_revenue_2_unconverted,
    multiplied_amounts_2.net_revenue_2_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    SUM(converted_amounts_2.net_revenue_2) AS net_revenue_2,
    SUM(converted_amounts_2.net_revenue_2_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.net_revenue_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.net_revenue_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.net_revenue_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.net_revenue_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.net_revenue_2_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS net_revenue_2_digits,
    SUM(converted_amounts_2.net_revenue_2_unconverted) AS net_revenue_2_unconverted,
    MAX(converted_amounts_2.net_revenue_2_rate_age) AS net_revenue_2_rate_age,
    SUM(converted_amounts_2.refunds) AS refunds
  FROM converted_amounts_2
),
exact_totals_2 AS (
  SELECT
    CASE WHEN TYPEOF(totals_2.net_revenue_2 + totals_2.net_revenue_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.net_revenue_2 * 1000000 + CASE WHEN totals_2.net_revenue_2 > 0 AND totals_2.net_revenue_2_digits < 0 THEN (totals_2.net_revenue_2_digits - 999999) / 1000000 WHEN totals_2.net_revenue_2 < 0 AND totals_2.net_revenue_2_digits > 0 THEN (totals_2.net_revenue_2_digits + 999999) / 1000000 ELSE totals_2.net_revenue_2_digits / 1000000 END) END AS net_revenue_2,
    totals_2.net_revenue_2_unconverted,
    totals_2.net_revenue_2_rate_age,
    totals_2.refunds
  FROM totals_2
)
SELECT
  (COALESCE(MAX(parts.net_revenue_1), 0) - COALESCE(MAX(parts.net_revenue_2), 0) + CASE WHEN COALESCE(MAX(parts.net_revenue_1), 0) - COALESCE(MAX(parts.net_revenue_2), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "net_revenue",
  CAST(COALESCE(MAX(parts.net_revenue_2), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.net_revenue_1), 0), 0) AS "refund_rate",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.visits), 0) AS "visits",
  CAST(COALESCE(MAX(parts.bounce_rate_5), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.visits), 0), 0) AS "bounce_rate",
  COALESCE(MAX(parts.net_revenue_1_unconverted), 0) + COALESCE(MAX(parts.net_revenue_2_unconverted), 0) AS "net_revenue__unconverted_rows",
  COALESCE(MAX(parts.net_revenue_2_unconverted), 0) + COALESCE(MAX(parts.net_revenue_1_unconverted), 0) AS "refund_rate__unconverted_rows",
  CASE WHEN COALESCE(MAX(parts.net_revenue_2_rate_age), -1) > COALESCE(MAX(parts.net_revenue_1_rate_age), -1) THEN MAX(parts.net_revenue_2_rate_age) ELSE MAX(parts.net_revenue_1_rate_age) END AS "net_revenue__rate_age_days",
  CASE WHEN COALESCE(MAX(parts.net_revenue_1_rate_age), -1) > COALESCE(MAX(parts.net_revenue_2_rate_age), -1) THEN MAX(parts.net_revenue_1_rate_age) ELSE MAX(parts.net_revenue_2_rate_age) END AS "refund_rate__rate_age_days"
FROM (
  SELECT
    exact_totals.net_revenue_1,
    exact_totals.net_revenue_1_unconverted,
    exact_totals.net_revenue_1_rate_age,
    CAST(NULL AS INTEGER) AS net_revenue_2,
    CAST(NULL AS INTEGER) AS net_revenue_2_unconverted,
    CAST(NULL AS INTEGER) AS net_revenue_2_rate_age,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS visits,
    CAST(NULL AS INTEGER) AS bounce_rate_5
  FROM exact_totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS net_revenue_1,
    CAST(NULL AS INTEGER) AS net_revenue_1_unconverted,
    CAST(NULL AS INTEGER) AS net_revenue_1_rate_age,
    exact_totals_2.net_revenue_2,
    exact_totals_2.net_revenue_2_unconverted,
    exact_totals_2.net_revenue_2_rate_age,
    exact_totals_2.refunds,
    CAST(NULL AS INTEGER) AS visits,
    CAST(NULL AS INTEGER) AS bounce_rate_5
  FROM exact_totals_2
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS net_revenue_1,
    CAST(NULL AS INTEGER) AS net_revenue_1_unconverted,
    CAST(NULL AS INTEGER) AS net_revenue_1_rate_age,
    CAST(NULL AS INTEGER) AS net_revenue_2,
    CAST(NULL AS INTEGER) AS net_revenue_2_unconverted,
    CAST(NULL AS INTEGER) AS net_revenue_2_rate_age,
    CAST(NULL AS INTEGER) AS refunds,
    COUNT(*) AS visits,
    COUNT(*) FILTER (WHERE visits.bounced) AS bounce_rate_5
  FROM visits
  WHERE visits.started_at >= '2019-01-01 00:00:00'
    AND visits.started_at < '2020-01-01 00:00:00'
) AS parts
