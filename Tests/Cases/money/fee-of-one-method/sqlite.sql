WITH ecb_rates AS (
  SELECT
    points.currency AS currency,
    points.valid_from AS valid_from,
    CASE WHEN points.next_from < DATE(points.valid_from, (8) || ' days') THEN points.next_from ELSE DATE(points.valid_from, (8) || ' days') END AS valid_until,
    points.rate AS rate
  FROM (
    SELECT
      fx_rates.currency AS currency,
      fx_rates.rate_date AS valid_from,
      LEAD(fx_rates.rate_date) OVER (PARTITION BY fx_rates.currency ORDER BY fx_rates.rate_date) AS next_from,
      CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
    FROM fx_rates
    WHERE fx_rates.rate > 0
  ) AS points
  UNION ALL
  SELECT
    'EUR' AS currency,
    '0001-01-01' AS valid_from,
    '9999-12-31' AS valid_until,
    1000000 AS rate
),
amounts AS (
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
rated_amounts AS (
  SELECT
    amounts.payout_paid_quarter AS payout_paid_quarter,
    amounts.payouts AS payouts,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.wire_fees AS wire_fees,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.wire_fees_rows ELSE 0 END AS wire_fees_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'JPY' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.payout_paid_quarter AS payout_paid_quarter,
    rated_amounts.payouts AS payouts,
    rated_amounts.wire_fees / (rated_amounts.divisor * 100) * rated_amounts.multiplier + rated_amounts.wire_fees % (rated_amounts.divisor * 100) * rated_amounts.multiplier / (rated_amounts.divisor * 100) AS wire_fees,
    rated_amounts.wire_fees % (rated_amounts.divisor * 100) * rated_amounts.multiplier % (rated_amounts.divisor * 100) AS wire_fees_rest,
    rated_amounts.divisor * 100 AS wire_fees_divisor,
    rated_amounts.wire_fees_unconverted AS wire_fees_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.payout_paid_quarter AS payout_paid_quarter,
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
