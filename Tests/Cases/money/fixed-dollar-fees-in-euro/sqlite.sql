WITH amounts AS (
  SELECT
    payouts.method AS payout_method,
    'USD' AS currency,
    payouts.paid_on AS rate_date,
    SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)) AS payout_fees,
    COUNT(payouts.fee) AS payout_fees_rows
  FROM payouts
  WHERE payouts.paid_on >= '2025-01-01'
    AND payouts.paid_on < '2026-01-01'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.payout_method,
    amounts.currency,
    amounts.rate_date,
    amounts.payout_fees,
    amounts.payout_fees_rows,
    CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts.currency
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.payout_method,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.payout_fees,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.payout_fees_rows ELSE 0 END AS payout_fees_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.payout_method,
    rated_amounts.payout_fees / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.payout_fees % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS payout_fees,
    rated_amounts.payout_fees % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS payout_fees_rest,
    rated_amounts.divisor AS payout_fees_divisor,
    rated_amounts.payout_fees_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.payout_method,
    SUM(converted_amounts.payout_fees) * 1000000 + (SUM(converted_amounts.payout_fees_rest * 1000000 / converted_amounts.payout_fees_divisor * 1000000 + converted_amounts.payout_fees_rest * 1000000 % converted_amounts.payout_fees_divisor * 1000000 / converted_amounts.payout_fees_divisor) + CASE WHEN SUM(converted_amounts.payout_fees_rest * 1000000 / converted_amounts.payout_fees_divisor * 1000000 + converted_amounts.payout_fees_rest * 1000000 % converted_amounts.payout_fees_divisor * 1000000 / converted_amounts.payout_fees_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS payout_fees,
    SUM(converted_amounts.payout_fees_unconverted) AS payout_fees_unconverted
  FROM converted_amounts
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    payouts.method AS payout_method,
    payouts.currency,
    payouts.paid_on AS rate_date,
    SUM(CAST(ROUND(payouts.amount * 100) AS INTEGER)) AS payout_value,
    COUNT(payouts.amount) AS payout_value_rows
  FROM payouts
  WHERE payouts.paid_on >= '2025-01-01'
    AND payouts.paid_on < '2026-01-01'
  GROUP BY 1, 2, 3
),
amounts_with_rates_2 AS MATERIALIZED (
  SELECT
    amounts_2.payout_method,
    amounts_2.currency,
    amounts_2.rate_date,
    amounts_2.payout_value,
    amounts_2.payout_value_rows,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts_2.currency
        AND fx_rates.rate_date <= amounts_2.rate_date
        AND fx_rates.rate_date >= DATE(amounts_2.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate
  FROM amounts_2
),
rated_amounts_2 AS (
  SELECT
    amounts_with_rates_2.payout_method,
    CASE WHEN amounts_with_rates_2.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates_2.currency = 'EUR' THEN 1 ELSE amounts_with_rates_2.source_rate END AS divisor,
    amounts_with_rates_2.payout_value,
    CASE WHEN amounts_with_rates_2.currency = 'EUR' THEN 0 WHEN amounts_with_rates_2.source_rate IS NULL THEN amounts_with_rates_2.payout_value_rows ELSE 0 END AS payout_value_unconverted
  FROM amounts_with_rates_2
),
converted_amounts_2 AS (
  SELECT
    rated_amounts_2.payout_method,
    rated_amounts_2.payout_value / rated_amounts_2.divisor * rated_amounts_2.multiplier + rated_amounts_2.payout_value % rated_amounts_2.divisor * rated_amounts_2.multiplier / rated_amounts_2.divisor AS payout_value,
    rated_amounts_2.payout_value % rated_amounts_2.divisor * rated_amounts_2.multiplier % rated_amounts_2.divisor AS payout_value_rest,
    rated_amounts_2.divisor AS payout_value_divisor,
    rated_amounts_2.payout_value_unconverted
  FROM rated_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.payout_method,
    SUM(converted_amounts_2.payout_value) * 1000000 + (SUM(converted_amounts_2.payout_value_rest * 1000000 / converted_amounts_2.payout_value_divisor * 1000000 + converted_amounts_2.payout_value_rest * 1000000 % converted_amounts_2.payout_value_divisor * 1000000 / converted_amounts_2.payout_value_divisor) + CASE WHEN SUM(converted_amounts_2.payout_value_rest * 1000000 / converted_amounts_2.payout_value_divisor * 1000000 + converted_amounts_2.payout_value_rest * 1000000 % converted_amounts_2.payout_value_divisor * 1000000 / converted_amounts_2.payout_value_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS payout_value,
    SUM(converted_amounts_2.payout_value_unconverted) AS payout_value_unconverted
  FROM converted_amounts_2
  GROUP BY 1
)
SELECT
  parts.payout_method AS "payout.method",
  (COALESCE(MAX(parts.payout_fees), 0) + CASE WHEN COALESCE(MAX(parts.payout_fees), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "payout_fees",
  (COALESCE(MAX(parts.payout_value), 0) + CASE WHEN COALESCE(MAX(parts.payout_value), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "payout_value",
  COALESCE(MAX(parts.payout_fees_unconverted), 0) AS "payout_fees__unconverted_rows",
  COALESCE(MAX(parts.payout_value_unconverted), 0) AS "payout_value__unconverted_rows"
FROM (
  SELECT
    totals.payout_method,
    totals.payout_fees,
    totals.payout_fees_unconverted,
    CAST(NULL AS INTEGER) AS payout_value,
    CAST(NULL AS INTEGER) AS payout_value_unconverted
  FROM totals
  UNION ALL
  SELECT
    totals_2.payout_method,
    CAST(NULL AS INTEGER) AS payout_fees,
    CAST(NULL AS INTEGER) AS payout_fees_unconverted,
    totals_2.payout_value,
    totals_2.payout_value_unconverted
  FROM totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
