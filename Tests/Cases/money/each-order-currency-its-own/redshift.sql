WITH amounts AS (
  SELECT
    payouts.currency AS payout_currency,
    payouts.paid_on AS rate_date,
    payouts.currency,
    SUM(payouts.amount) AS payout_value,
    COUNT(payouts.amount) AS payout_value_rows
  FROM payouts
  WHERE payouts.paid_on >= CAST('2024-01-01' AS DATE)
    AND payouts.paid_on < CAST('2024-07-01' AS DATE)
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= CAST('2023-12-24' AS DATE)
    AND fx_rates.rate_date <= CAST('2024-07-01' AS DATE)
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    CAST(DATEADD(day, later.days, held.day) AS DATE) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATEDIFF(day, ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
amounts_2 AS (
  SELECT
    payouts.currency AS payout_currency,
    payouts.paid_on AS rate_date,
    'USD' AS currency,
    SUM(payouts.fee) AS payout_fees,
    COUNT(payouts.fee) AS payout_fees_rows
  FROM payouts
  WHERE payouts.paid_on >= CAST('2024-01-01' AS DATE)
    AND payouts.paid_on < CAST('2024-07-01' AS DATE)
  GROUP BY 1, 2, 3
)
SELECT
  parts.payout_currency AS "payout.currency",
  CASE WHEN parts.payout_currency = 'JPY' THEN CAST(ROUND(COALESCE(MAX(parts.payout_value), CAST(0 AS DECIMAL(38,8))), 0) AS DECIMAL(38,2)) ELSE ROUND(COALESCE(MAX(parts.payout_value), CAST(0 AS DECIMAL(38,8))), 2) END AS "payout_value",
  CASE WHEN parts.payout_currency = 'JPY' THEN CAST(ROUND(COALESCE(MAX(parts.payout_fees), CAST(0 AS DECIMAL(38,8))), 0) AS DECIMAL(38,2)) ELSE ROUND(COALESCE(MAX(parts.payout_fees), CAST(0 AS DECIMAL(38,8))), 2) END AS "payout_fees",
  COALESCE(MAX(parts.payout_value_unconverted), 0) AS "payout_value__unconverted_rows",
  COALESCE(MAX(parts.payout_fees_unconverted), 0) AS "payout_fees__unconverted_rows",
  MAX(parts.payout_value_rate_age) AS "payout_value__rate_age_days",
  MAX(parts.payout_fees_rate_age) AS "payout_fees__rate_age_days"
FROM (
  SELECT
    amounts.payout_currency,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = amounts.payout_currency THEN CAST(amounts.payout_value AS DECIMAL(38,11)) ELSE CAST(amounts.payout_value AS DECIMAL(16,4)) * CAST(CASE WHEN amounts.payout_currency = 'EUR' THEN 1 ELSE target_rate.rate END AS DECIMAL(14,6)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS payout_value,
    SUM(CASE WHEN amounts.currency = amounts.payout_currency THEN 0 WHEN CASE WHEN amounts.payout_currency = 'EUR' THEN 1 ELSE target_rate.rate END IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.payout_value_rows ELSE 0 END) AS payout_value_unconverted,
    MAX(CASE WHEN amounts.currency = amounts.payout_currency OR CASE WHEN amounts.payout_currency = 'EUR' THEN 1 ELSE target_rate.rate END IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.payout_value_rows > 0 THEN CASE WHEN CASE WHEN amounts.payout_currency = 'EUR' THEN 0 ELSE target_rate.age END > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN CASE WHEN amounts.payout_currency = 'EUR' THEN 0 ELSE target_rate.age END ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS payout_value_rate_age,
    CAST(NULL AS DECIMAL(38,8)) AS payout_fees,
    CAST(NULL AS BIGINT) AS payout_fees_unconverted,
    CAST(NULL AS BIGINT) AS payout_fees_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = amounts.payout_currency AND target_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.payout_currency,
    CAST(NULL AS DECIMAL(38,8)) AS payout_value,
    CAST(NULL AS BIGINT) AS payout_value_unconverted,
    CAST(NULL AS BIGINT) AS payout_value_rate_age,
    CAST(TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = amounts_2.payout_currency THEN CAST(amounts_2.payout_fees AS DECIMAL(38,11)) ELSE CAST(amounts_2.payout_fees AS DECIMAL(16,4)) * CAST(CASE WHEN amounts_2.payout_currency = 'EUR' THEN 1 ELSE target_rate.rate END AS DECIMAL(14,6)) / CAST(CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS DECIMAL(38,8)) AS payout_fees,
    SUM(CASE WHEN amounts_2.currency = amounts_2.payout_currency THEN 0 WHEN CASE WHEN amounts_2.payout_currency = 'EUR' THEN 1 ELSE target_rate.rate END IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts_2.payout_fees_rows ELSE 0 END) AS payout_fees_unconverted,
    MAX(CASE WHEN amounts_2.currency = amounts_2.payout_currency OR CASE WHEN amounts_2.payout_currency = 'EUR' THEN 1 ELSE target_rate.rate END IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.payout_fees_rows > 0 THEN CASE WHEN CASE WHEN amounts_2.payout_currency = 'EUR' THEN 0 ELSE target_rate.age END > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN CASE WHEN amounts_2.payout_currency = 'EUR' THEN 0 ELSE target_rate.age END ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS payout_fees_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = amounts_2.payout_currency AND target_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
