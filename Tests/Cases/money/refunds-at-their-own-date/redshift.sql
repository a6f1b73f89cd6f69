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
    refunds.reason AS refund_reason,
    refunds.currency,
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    SUM(refunds.amount) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows,
    COUNT(*) AS refunds
  FROM refunds
  WHERE refunds.refunded_at >= CAST('2025-01-01 00:00:00' AS TIMESTAMP)
    AND refunds.refunded_at < CAST('2026-01-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2, 3
)
SELECT
  amounts.refund_reason AS "refund.reason",
  ROUND(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'GBP' THEN amounts.refunds_value ELSE CAST(amounts.refunds_value AS DECIMAL(18,4)) * CAST(target_rate.rate AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8), 0), 2) AS "refunds_value",
  COALESCE(SUM(amounts.refunds), 0) AS "refunds",
  COALESCE(SUM(CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.refunds_value_rows ELSE 0 END), 0) AS "refunds_value__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'GBP'
  AND amounts.rate_date >= target_rate.valid_from
  AND amounts.rate_date < target_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
