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
    payouts.currency AS payout_currency,
    payouts.currency,
    payouts.paid_on AS rate_date,
    SUM(payouts.amount) AS fee_share_2,
    COUNT(payouts.amount) AS fee_share_2_rows,
    SUM(payouts.fee) AS fee_share_1
  FROM payouts
  WHERE payouts.paid_on >= CAST('2024-01-01' AS DATE)
    AND payouts.paid_on < CAST('2025-01-01' AS DATE)
  GROUP BY 1, 2, 3
)
SELECT
  amounts.payout_currency AS "payout.currency",
  CAST(COALESCE(SUM(amounts.fee_share_1), 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.fee_share_2 ELSE CAST(amounts.fee_share_2 AS DECIMAL(18,4)) * CAST(target_rate.rate AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8), 0), 0) AS "fee_share",
  COALESCE(SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.fee_share_2_rows ELSE 0 END), 0) AS "fee_share__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
  AND amounts.rate_date >= target_rate.valid_from
  AND amounts.rate_date < target_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
