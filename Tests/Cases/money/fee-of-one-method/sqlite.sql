WITH RECURSIVE amounts AS (
  SELECT
    payouts.paid_on AS rate_date,
    'USD' AS currency,
    SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)) FILTER (WHERE payouts.method = 'wire') AS wire_fees,
    COUNT(payouts.fee) FILTER (WHERE payouts.method = 'wire') AS wire_fees_rows,
    COUNT(*) AS payouts
  FROM payouts
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
    amounts.rate_date,
    amounts.payouts,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'JPY' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.wire_fees,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.wire_fees_rows ELSE 0 END AS wire_fees_unconverted,
    CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.wire_fees_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS wire_fees_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'JPY' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.rate_date,
    rated_amounts.payouts,
    rated_amounts.divisor,
    rated_amounts.wire_fees / 1000000 * rated_amounts.multiplier + rated_amounts.wire_fees % 1000000 * rated_amounts.multiplier / 1000000 AS wire_fees_high,
    rated_amounts.wire_fees % 1000000 * rated_amounts.multiplier % 1000000 AS wire_fees_low,
    rated_amounts.wire_fees_unconverted,
    rated_amounts.wire_fees_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.rate_date,
    multiplied_amounts.payouts,
    multiplied_amounts.divisor,
    multiplied_amounts.wire_fees_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.wire_fees_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.wire_fees_low) / multiplied_amounts.divisor AS wire_fees,
    (multiplied_amounts.wire_fees_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.wire_fees_low) % multiplied_amounts.divisor AS wire_fees_rest,
    multiplied_amounts.wire_fees_unconverted,
    multiplied_amounts.wire_fees_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    DATE(converted_amounts.rate_date, 'start of month', '-' || ((CAST(STRFTIME('%m', converted_amounts.rate_date) AS INTEGER) - 1) % 3) || ' months') AS payout_paid_quarter,
    SUM(converted_amounts.wire_fees) AS wire_fees,
    SUM(converted_amounts.wire_fees_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.wire_fees_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.wire_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.wire_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.wire_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.wire_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS wire_fees_digits,
    SUM(converted_amounts.wire_fees_unconverted) AS wire_fees_unconverted,
    MAX(converted_amounts.wire_fees_rate_age) AS wire_fees_rate_age,
    SUM(converted_amounts.payouts) AS payouts
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.payout_paid_quarter,
    CASE WHEN TYPEOF(totals.wire_fees + totals.wire_fees_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.wire_fees * 10000 + CASE WHEN totals.wire_fees > 0 AND totals.wire_fees_digits < 0 THEN (totals.wire_fees_digits - 99999999) / 100000000 WHEN totals.wire_fees < 0 AND totals.wire_fees_digits > 0 THEN (totals.wire_fees_digits + 99999999) / 100000000 ELSE totals.wire_fees_digits / 100000000 END) END AS wire_fees,
    totals.wire_fees_unconverted,
    totals.wire_fees_rate_age,
    totals.payouts
  FROM totals
)
SELECT
  exact_totals.payout_paid_quarter AS "payout.paid.quarter",
  (COALESCE(exact_totals.wire_fees, 0) + CASE WHEN COALESCE(exact_totals.wire_fees, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "wire_fees",
  COALESCE(exact_totals.payouts, 0) AS "payouts",
  COALESCE(exact_totals.wire_fees_unconverted, 0) AS "wire_fees__unconverted_rows",
  exact_totals.wire_fees_rate_age AS "wire_fees__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
