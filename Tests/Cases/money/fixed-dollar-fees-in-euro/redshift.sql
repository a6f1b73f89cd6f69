WITH ecb_rates AS (
  SELECT
    points.currency,
    points.valid_from,
    CASE WHEN points.next_from < CAST(DATEADD(day, 8, points.valid_from) AS DATE) THEN points.next_from ELSE CAST(DATEADD(day, 8, points.valid_from) AS DATE) END AS valid_until,
    points.rate
  FROM (
    SELECT
      fx_rates.currency,
      fx_rates.rate_date AS valid_from,
      LEAD(fx_rates.rate_date) OVER (PARTITION BY fx_rates.currency ORDER BY fx_rates.rate_date) AS next_from,
      ROUND(fx_rates.rate, 6) AS rate
    FROM fx_rates
    WHERE ROUND(fx_rates.rate, 6) > 0
      AND fx_rates.currency <> 'EUR'
  ) AS points
  UNION ALL
  SELECT
    'EUR' AS currency,
    CAST('0001-01-01' AS DATE) AS valid_from,
    CAST('9999-12-31' AS DATE) AS valid_until,
    1 AS rate
),
amounts AS (
  SELECT
    payouts.method AS payout_method,
    'USD' AS currency,
    payouts.paid_on AS rate_date,
    SUM(payouts.fee) AS payout_fees,
    COUNT(payouts.fee) AS payout_fees_rows
  FROM payouts
  WHERE payouts.paid_on >= CAST('2025-01-01' AS DATE)
    AND payouts.paid_on < CAST('2026-01-01' AS DATE)
  GROUP BY 1, 2, 3
),
amounts_2 AS (
  SELECT
    payouts.method AS payout_method,
    payouts.currency,
    payouts.paid_on AS rate_date,
    SUM(payouts.amount) AS payout_value,
    COUNT(payouts.amount) AS payout_value_rows
  FROM payouts
  WHERE payouts.paid_on >= CAST('2025-01-01' AS DATE)
    AND payouts.paid_on < CAST('2026-01-01' AS DATE)
  GROUP BY 1, 2, 3
)
SELECT
  parts.payout_method AS "payout.method",
  ROUND(COALESCE(MAX(parts.payout_fees), 0), 2) AS "payout_fees",
  ROUND(COALESCE(MAX(parts.payout_value), 0), 2) AS "payout_value",
  COALESCE(MAX(parts.payout_fees_unconverted), 0) AS "payout_fees__unconverted_rows",
  COALESCE(MAX(parts.payout_value_unconverted), 0) AS "payout_value__unconverted_rows"
FROM (
  SELECT
    amounts.payout_method,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.payout_fees ELSE CAST(amounts.payout_fees AS DECIMAL(18,4)) * CAST(1 AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) AS payout_fees,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.payout_fees_rows ELSE 0 END) AS payout_fees_unconverted,
    CAST(NULL AS DECIMAL(38,8)) AS payout_value,
    CAST(NULL AS BIGINT) AS payout_value_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.payout_method,
    CAST(NULL AS DECIMAL(38,8)) AS payout_fees,
    CAST(NULL AS BIGINT) AS payout_fees_unconverted,
    TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN amounts_2.payout_value ELSE CAST(amounts_2.payout_value AS DECIMAL(18,4)) * CAST(1 AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) AS payout_value,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.payout_value_rows ELSE 0 END) AS payout_value_unconverted
  FROM amounts_2
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts_2.currency
    AND amounts_2.rate_date >= source_rate.valid_from
    AND amounts_2.rate_date < source_rate.valid_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
