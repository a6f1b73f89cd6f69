WITH amounts AS (
  SELECT
    payouts.currency AS payout_currency,
    payouts.currency,
    payouts.paid_on AS rate_date,
    SUM(CAST(ROUND(payouts.amount * 100) AS INTEGER)) AS fee_share_2,
    COUNT(payouts.amount) AS fee_share_2_rows,
    SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)) AS fee_share_1
  FROM payouts
  WHERE payouts.paid_on >= '2024-01-01'
    AND payouts.paid_on < '2025-01-01'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.payout_currency,
    amounts.currency,
    amounts.rate_date,
    amounts.fee_share_2,
    amounts.fee_share_2_rows,
    amounts.fee_share_1,
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
    ) END AS source_rate,
    (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = 'USD'
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) AS target_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.payout_currency,
    amounts_with_rates.fee_share_1,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.fee_share_2,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.fee_share_2_rows ELSE 0 END AS fee_share_2_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.payout_currency,
    rated_amounts.fee_share_1,
    rated_amounts.fee_share_2 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.fee_share_2 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS fee_share_2,
    rated_amounts.fee_share_2 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS fee_share_2_rest,
    rated_amounts.divisor AS fee_share_2_divisor,
    rated_amounts.fee_share_2_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.payout_currency,
    SUM(converted_amounts.fee_share_1) AS fee_share_1,
    SUM(converted_amounts.fee_share_2) * 1000000 + (SUM(converted_amounts.fee_share_2_rest * 1000000 / converted_amounts.fee_share_2_divisor * 1000000 + converted_amounts.fee_share_2_rest * 1000000 % converted_amounts.fee_share_2_divisor * 1000000 / converted_amounts.fee_share_2_divisor) + CASE WHEN SUM(converted_amounts.fee_share_2_rest * 1000000 / converted_amounts.fee_share_2_divisor * 1000000 + converted_amounts.fee_share_2_rest * 1000000 % converted_amounts.fee_share_2_divisor * 1000000 / converted_amounts.fee_share_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS fee_share_2,
    SUM(converted_amounts.fee_share_2_unconverted) AS fee_share_2_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.payout_currency AS "payout.currency",
  CAST(COALESCE(totals.fee_share_1, 0) * 1000000 AS REAL) / NULLIF(COALESCE(totals.fee_share_2, 0), 0) AS "fee_share",
  COALESCE(totals.fee_share_2_unconverted, 0) AS "fee_share__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
