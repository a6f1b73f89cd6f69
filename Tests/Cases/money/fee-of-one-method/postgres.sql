WITH ecb_rates AS (
  SELECT
    points.currency,
    points.valid_from,
    CASE WHEN points.next_from < CAST(points.valid_from + 8 * INTERVAL '1 day' AS DATE) THEN points.next_from ELSE CAST(points.valid_from + 8 * INTERVAL '1 day' AS DATE) END AS valid_until,
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
    DATE '0001-01-01' AS valid_from,
    DATE '9999-12-31' AS valid_until,
    1 AS rate
),
amounts AS (
  SELECT
    CAST(DATE_TRUNC('quarter', CAST(payouts.paid_on AS TIMESTAMP)) AS DATE) AS payout_paid_quarter,
    'USD' AS currency,
    payouts.paid_on AS rate_date,
    SUM(payouts.fee) FILTER (WHERE payouts.method = 'wire') AS wire_fees,
    COUNT(payouts.fee) FILTER (WHERE payouts.method = 'wire') AS wire_fees_rows,
    COUNT(*) AS payouts
  FROM payouts
  GROUP BY 1, 2, 3
)
SELECT
  amounts.payout_paid_quarter AS "payout.paid.quarter",
  ROUND(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'JPY' THEN amounts.wire_fees ELSE CAST(amounts.wire_fees AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 6), 0), 0) AS "wire_fees",
  COALESCE(SUM(amounts.payouts), 0) AS "payouts",
  COALESCE(SUM(CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.wire_fees_rows ELSE 0 END), 0) AS "wire_fees__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'JPY'
  AND amounts.rate_date >= target_rate.valid_from
  AND amounts.rate_date < target_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
