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
    payouts.currency AS payout_currency,
    payouts.currency AS currency,
    payouts.paid_on AS rate_date,
    SUM(CAST(ROUND(payouts.amount * 100) AS INTEGER)) AS fee_share_2,
    COUNT(payouts.amount) AS fee_share_2_rows,
    SUM(CAST(ROUND(payouts.fee * 100) AS INTEGER)) AS fee_share_1
  FROM payouts
  WHERE payouts.paid_on >= '2024-01-01'
    AND payouts.paid_on < '2025-01-01'
  GROUP BY 1, 2, 3
),
rated_amounts AS (
  SELECT
    amounts.payout_currency AS payout_currency,
    amounts.fee_share_1 AS fee_share_1,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.fee_share_2 AS fee_share_2,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.fee_share_2_rows ELSE 0 END AS fee_share_2_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.payout_currency AS payout_currency,
    rated_amounts.fee_share_1 AS fee_share_1,
    rated_amounts.fee_share_2 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.fee_share_2 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS fee_share_2,
    rated_amounts.fee_share_2 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS fee_share_2_rest,
    rated_amounts.divisor AS fee_share_2_divisor,
    rated_amounts.fee_share_2_unconverted AS fee_share_2_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.payout_currency AS payout_currency,
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
