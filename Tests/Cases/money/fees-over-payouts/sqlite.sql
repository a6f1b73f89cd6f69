WITH RECURSIVE amounts AS (
  SELECT
    payouts.currency AS payout_currency,
    payouts.paid_on AS rate_date,
    payouts.currency,
    SUM(CAST(ROUND(payouts.amount * 100) AS INTEGER)) AS fee_share_2,
    COUNT(payouts.amount) AS fee_share_2_rows,
    SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)) AS fee_share_1
  FROM payouts
  WHERE payouts.paid_on >= '2024-01-01'
    AND payouts.paid_on < '2025-01-01'
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
    AND fx_rates.rate_date >= '2023-12-24'
    AND fx_rates.rate_date <= '2025-01-01'
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
    amounts.payout_currency,
    amounts.fee_share_1,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.fee_share_2,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.fee_share_2_rows ELSE 0 END AS fee_share_2_unconverted,
    CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.fee_share_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END AS fee_share_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.payout_currency,
    rated_amounts.fee_share_1,
    rated_amounts.divisor,
    rated_amounts.fee_share_2 / 1000000 * rated_amounts.multiplier + rated_amounts.fee_share_2 % 1000000 * rated_amounts.multiplier / 1000000 AS fee_share_2_high,
    rated_amounts.fee_share_2 % 1000000 * rated_amounts.multiplier % 1000000 AS fee_share_2_low,
    rated_amounts.fee_share_2_unconverted,
    rated_amounts.fee_share_2_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.payout_currency,
    multiplied_amounts.fee_share_1,
    multiplied_amounts.divisor,
    multiplied_amounts.fee_share_2_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.fee_share_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.fee_share_2_low) / multiplied_amounts.divisor AS fee_share_2,
    (multiplied_amounts.fee_share_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.fee_share_2_low) % multiplied_amounts.divisor AS fee_share_2_rest,
    multiplied_amounts.fee_share_2_unconverted,
    multiplied_amounts.fee_share_2_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.payout_currency,
    SUM(converted_amounts.fee_share_2) AS fee_share_2,
    SUM(converted_amounts.fee_share_2_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.fee_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.fee_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.fee_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.fee_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.fee_share_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS fee_share_2_digits,
    SUM(converted_amounts.fee_share_2_unconverted) AS fee_share_2_unconverted,
    MAX(converted_amounts.fee_share_2_rate_age) AS fee_share_2_rate_age,
    SUM(converted_amounts.fee_share_1) AS fee_share_1
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.payout_currency,
    CASE WHEN TYPEOF(totals.fee_share_2 + totals.fee_share_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.fee_share_2 * 1000000 + CASE WHEN totals.fee_share_2 > 0 AND totals.fee_share_2_digits < 0 THEN (totals.fee_share_2_digits - 999999) / 1000000 WHEN totals.fee_share_2 < 0 AND totals.fee_share_2_digits > 0 THEN (totals.fee_share_2_digits + 999999) / 1000000 ELSE totals.fee_share_2_digits / 1000000 END) END AS fee_share_2,
    totals.fee_share_2_unconverted,
    totals.fee_share_2_rate_age,
    totals.fee_share_1
  FROM totals
)
SELECT
  exact_totals.payout_currency AS "payout.currency",
  CAST(COALESCE(exact_totals.fee_share_1, 0) * 1000000 AS REAL) / NULLIF(COALESCE(exact_totals.fee_share_2, 0), 0) AS "fee_share",
  COALESCE(exact_totals.fee_share_2_unconverted, 0) AS "fee_share__unconverted_rows",
  exact_totals.fee_share_2_rate_age AS "fee_share__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
