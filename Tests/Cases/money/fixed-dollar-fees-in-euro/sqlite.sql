WITH RECURSIVE amounts AS (
  SELECT
    payouts.method AS payout_method,
    payouts.paid_on AS rate_date,
    'USD' AS currency,
    SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)) AS payout_fees,
    COUNT(payouts.fee) AS payout_fees_rows
  FROM payouts
  WHERE payouts.paid_on >= '2025-01-01'
    AND payouts.paid_on < '2026-01-01'
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
    AND fx_rates.rate_date >= '2024-12-24'
    AND fx_rates.rate_date <= '2026-01-01'
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
    amounts.payout_method,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.payout_fees,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.payout_fees_rows ELSE 0 END AS payout_fees_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.payout_fees_rows > 0 THEN source_rate.age END AS payout_fees_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.payout_method,
    rated_amounts.divisor,
    rated_amounts.payout_fees / 1000000 * rated_amounts.multiplier + rated_amounts.payout_fees % 1000000 * rated_amounts.multiplier / 1000000 AS payout_fees_high,
    rated_amounts.payout_fees % 1000000 * rated_amounts.multiplier % 1000000 AS payout_fees_low,
    rated_amounts.payout_fees_unconverted,
    rated_amounts.payout_fees_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.payout_method,
    multiplied_amounts.divisor,
    multiplied_amounts.payout_fees_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.payout_fees_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.payout_fees_low) / multiplied_amounts.divisor AS payout_fees,
    (multiplied_amounts.payout_fees_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.payout_fees_low) % multiplied_amounts.divisor AS payout_fees_rest,
    multiplied_amounts.payout_fees_unconverted,
    multiplied_amounts.payout_fees_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.payout_method,
    SUM(converted_amounts.payout_fees) AS payout_fees,
    SUM(converted_amounts.payout_fees_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.payout_fees_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.payout_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.payout_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.payout_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.payout_fees_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS payout_fees_digits,
    SUM(converted_amounts.payout_fees_unconverted) AS payout_fees_unconverted,
    MAX(converted_amounts.payout_fees_rate_age) AS payout_fees_rate_age
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.payout_method,
    CASE WHEN TYPEOF(totals.payout_fees + totals.payout_fees_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.payout_fees * 1000000 + CASE WHEN totals.payout_fees > 0 AND totals.payout_fees_digits < 0 THEN (totals.payout_fees_digits - 999999) / 1000000 WHEN totals.payout_fees < 0 AND totals.payout_fees_digits > 0 THEN (totals.payout_fees_digits + 999999) / 1000000 ELSE totals.payout_fees_digits / 1000000 END) END AS payout_fees,
    totals.payout_fees_unconverted,
    totals.payout_fees_rate_age
  FROM totals
),
amounts_2 AS (
  SELECT
    payouts.method AS payout_method,
    payouts.paid_on AS rate_date,
    payouts.currency,
    SUM(CAST(ROUND(payouts.amount * 100) AS INTEGER)) AS payout_value,
    COUNT(payouts.amount) AS payout_value_rows
  FROM payouts
  WHERE payouts.paid_on >= '2025-01-01'
    AND payouts.paid_on < '2026-01-01'
  GROUP BY 1, 2, 3
),
rated_amounts_2 AS (
  SELECT
    amounts_2.payout_method,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.payout_value,
    CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.payout_value_rows ELSE 0 END AS payout_value_unconverted,
    CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.payout_value_rows > 0 THEN source_rate.age END AS payout_value_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts_2.currency) AND source_rate.day = (+amounts_2.rate_date)
),
multiplied_amounts_2 AS (
  SELECT
    rated_amounts_2.payout_method,
    rated_amounts_2.divisor,
    rated_amounts_2.payout_value / 1000000 * rated_amounts_2.multiplier + rated_amounts_2.payout_value % 1000000 * rated_amounts_2.multiplier / 1000000 AS payout_value_high,
    rated_amounts_2.payout_value % 1000000 * rated_amounts_2.multiplier % 1000000 AS payout_value_low,
    rated_amounts_2.payout_value_unconverted,
    rated_amounts_2.payout_value_rate_age
  FROM rated_amounts_2
),
converted_amounts_2 AS MATERIALIZED (
  SELECT
    multiplied_amounts_2.payout_method,
    multiplied_amounts_2.divisor,
    multiplied_amounts_2.payout_value_high / multiplied_amounts_2.divisor * 1000000 + (multiplied_amounts_2.payout_value_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.payout_value_low) / multiplied_amounts_2.divisor AS payout_value,
    (multiplied_amounts_2.payout_value_high % multiplied_amounts_2.divisor * 1000000 + multiplied_amounts_2.payout_value_low) % multiplied_amounts_2.divisor AS payout_value_rest,
    multiplied_amounts_2.payout_value_unconverted,
    multiplied_amounts_2.payout_value_rate_age
  FROM multiplied_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.payout_method,
    SUM(converted_amounts_2.payout_value) AS payout_value,
    SUM(converted_amounts_2.payout_value_rest * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.payout_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + (SUM(converted_amounts_2.payout_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.payout_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) + CASE WHEN SUM(converted_amounts_2.payout_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor * 1000000 + converted_amounts_2.payout_value_rest * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 % converted_amounts_2.divisor * 1000000 / converted_amounts_2.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS payout_value_digits,
    SUM(converted_amounts_2.payout_value_unconverted) AS payout_value_unconverted,
    MAX(converted_amounts_2.payout_value_rate_age) AS payout_value_rate_age
  FROM converted_amounts_2
  GROUP BY 1
),
exact_totals_2 AS (
  SELECT
    totals_2.payout_method,
    CASE WHEN TYPEOF(totals_2.payout_value + totals_2.payout_value_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals_2.payout_value * 1000000 + CASE WHEN totals_2.payout_value > 0 AND totals_2.payout_value_digits < 0 THEN (totals_2.payout_value_digits - 999999) / 1000000 WHEN totals_2.payout_value < 0 AND totals_2.payout_value_digits > 0 THEN (totals_2.payout_value_digits + 999999) / 1000000 ELSE totals_2.payout_value_digits / 1000000 END) END AS payout_value,
    totals_2.payout_value_unconverted,
    totals_2.payout_value_rate_age
  FROM totals_2
)
SELECT
  parts.payout_method AS "payout.method",
  (COALESCE(MAX(parts.payout_fees), 0) + CASE WHEN COALESCE(MAX(parts.payout_fees), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "payout_fees",
  (COALESCE(MAX(parts.payout_value), 0) + CASE WHEN COALESCE(MAX(parts.payout_value), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "payout_value",
  COALESCE(MAX(parts.payout_fees_unconverted), 0) AS "payout_fees__unconverted_rows",
  COALESCE(MAX(parts.payout_value_unconverted), 0) AS "payout_value__unconverted_rows",
  MAX(parts.payout_fees_rate_age) AS "payout_fees__rate_age_days",
  MAX(parts.payout_value_rate_age) AS "payout_value__rate_age_days"
FROM (
  SELECT
    exact_totals.payout_method,
    exact_totals.payout_fees,
    exact_totals.payout_fees_unconverted,
    exact_totals.payout_fees_rate_age,
    CAST(NULL AS INTEGER) AS payout_value,
    CAST(NULL AS INTEGER) AS payout_value_unconverted,
    CAST(NULL AS INTEGER) AS payout_value_rate_age
  FROM exact_totals
  UNION ALL
  SELECT
    exact_totals_2.payout_method,
    CAST(NULL AS INTEGER) AS payout_fees,
    CAST(NULL AS INTEGER) AS payout_fees_unconverted,
    CAST(NULL AS INTEGER) AS payout_fees_rate_age,
    exact_totals_2.payout_value,
    exact_totals_2.payout_value_unconverted,
    exact_totals_2.payout_value_rate_age
  FROM exact_totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
