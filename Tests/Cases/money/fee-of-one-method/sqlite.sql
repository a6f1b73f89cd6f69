WITH amounts AS (
  SELECT
    DATE(payouts.paid_on, 'start of month', '-' || ((CAST(STRFTIME('%m', payouts.paid_on) AS INTEGER) - 1) % 3) || ' months') AS payout_paid_quarter,
    'USD' AS currency,
    payouts.paid_on AS rate_date,
    SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)) FILTER (WHERE payouts.method = 'wire') AS wire_fees,
    COUNT(payouts.fee) FILTER (WHERE payouts.method = 'wire') AS wire_fees_rows,
    COUNT(*) AS payouts
  FROM payouts
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.payout_paid_quarter,
    amounts.currency,
    amounts.rate_date,
    amounts.wire_fees,
    amounts.wire_fees_rows,
    amounts.payouts,
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
      WHERE fx_rates.currency = 'JPY'
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
    amounts_with_rates.payout_paid_quarter,
    amounts_with_rates.payouts,
    CASE WHEN amounts_with_rates.currency = 'JPY' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'JPY' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.wire_fees,
    CASE WHEN amounts_with_rates.currency = 'JPY' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.wire_fees_rows ELSE 0 END AS wire_fees_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.payout_paid_quarter,
    rated_amounts.payouts,
    rated_amounts.wire_fees / (rated_amounts.divisor * 100) * rated_amounts.multiplier + rated_amounts.wire_fees % (rated_amounts.divisor * 100) * rated_amounts.multiplier / (rated_amounts.divisor * 100) AS wire_fees,
    rated_amounts.wire_fees % (rated_amounts.divisor * 100) * rated_amounts.multiplier % (rated_amounts.divisor * 100) AS wire_fees_rest,
    rated_amounts.divisor * 100 AS wire_fees_divisor,
    rated_amounts.wire_fees_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.payout_paid_quarter,
    SUM(converted_amounts.payouts) AS payouts,
    SUM(converted_amounts.wire_fees) * 1000000 + (SUM(converted_amounts.wire_fees_rest * 1000000 / converted_amounts.wire_fees_divisor * 1000000 + converted_amounts.wire_fees_rest * 1000000 % converted_amounts.wire_fees_divisor * 1000000 / converted_amounts.wire_fees_divisor) + CASE WHEN SUM(converted_amounts.wire_fees_rest * 1000000 / converted_amounts.wire_fees_divisor * 1000000 + converted_amounts.wire_fees_rest * 1000000 % converted_amounts.wire_fees_divisor * 1000000 / converted_amounts.wire_fees_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS wire_fees,
    SUM(converted_amounts.wire_fees_unconverted) AS wire_fees_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.payout_paid_quarter AS "payout.paid.quarter",
  (COALESCE(totals.wire_fees, 0) + CASE WHEN COALESCE(totals.wire_fees, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "wire_fees",
  COALESCE(totals.payouts, 0) AS "payouts",
  COALESCE(totals.wire_fees_unconverted, 0) AS "wire_fees__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
