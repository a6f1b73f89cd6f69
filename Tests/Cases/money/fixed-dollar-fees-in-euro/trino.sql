WITH amounts AS (
  SELECT
    payouts.method AS payout_method,
    payouts.paid_on AS rate_date,
    'USD' AS currency,
    SUM(payouts.fee) AS payout_fees,
    COUNT(payouts.fee) AS payout_fees_rows
  FROM payouts
  WHERE payouts.paid_on >= DATE '2025-01-01'
    AND payouts.paid_on < DATE '2026-01-01'
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
    AND fx_rates.rate_date >= DATE '2024-12-24'
    AND fx_rates.rate_date <= DATE '2026-01-01'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD('day', later.days, held.day) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
groups AS (
  SELECT
    amounts.payout_method,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.payout_fees AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.payout_fees AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS payout_fees,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.payout_fees_rows ELSE 0 END) AS payout_fees_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.payout_fees_rows > 0 THEN source_rate.age END) AS payout_fees_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    payouts.method AS payout_method,
    payouts.paid_on AS rate_date,
    payouts.currency,
    SUM(payouts.amount) AS payout_value,
    COUNT(payouts.amount) AS payout_value_rows
  FROM payouts
  WHERE payouts.paid_on >= DATE '2025-01-01'
    AND payouts.paid_on < DATE '2026-01-01'
  GROUP BY 1, 2, 3
),
groups_2 AS (
  SELECT
    amounts_2.payout_method,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.payout_value AS DECIMAL(38,18)) ELSE CAST(CAST(amounts_2.payout_value AS DECIMAL(20,6)) * CAST(1 AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(source_rate.rate AS DECIMAL(16,6)) END), 14), 8) AS payout_value,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.payout_value_rows ELSE 0 END) AS payout_value_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.payout_value_rows > 0 THEN source_rate.age END) AS payout_value_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.payout_method,
    MAX(parts.payout_fees) AS payout_fees,
    MAX(parts.payout_fees_unconverted) AS payout_fees_unconverted,
    MAX(parts.payout_fees_rate_age) AS payout_fees_rate_age,
    MAX(parts.payout_value) AS payout_value,
    MAX(parts.payout_value_unconverted) AS payout_value_unconverted,
    MAX(parts.payout_value_rate_age) AS payout_value_rate_age
  FROM (
    SELECT
      groups.payout_method,
      groups.payout_fees,
      groups.payout_fees_unconverted,
      groups.payout_fees_rate_age,
      CAST(NULL AS DECIMAL(38,8)) AS payout_value,
      CAST(NULL AS BIGINT) AS payout_value_unconverted,
      CAST(NULL AS BIGINT) AS payout_value_rate_age
    FROM groups
    UNION ALL
    SELECT
      groups_2.payout_method,
      CAST(NULL AS DECIMAL(38,8)) AS payout_fees,
      CAST(NULL AS BIGINT) AS payout_fees_unconverted,
      CAST(NULL AS BIGINT) AS payout_fees_rate_age,
      groups_2.payout_value,
      groups_2.payout_value_unconverted,
      groups_2.payout_value_rate_age
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.payout_method AS "payout.method",
  ROUND(COALESCE(groups_3.payout_fees, CAST(0 AS DECIMAL(38,8))), 2) AS "payout_fees",
  ROUND(COALESCE(groups_3.payout_value, CAST(0 AS DECIMAL(38,8))), 2) AS "payout_value",
  COALESCE(groups_3.payout_fees_unconverted, 0) AS "payout_fees__unconverted_rows",
  COALESCE(groups_3.payout_value_unconverted, 0) AS "payout_value__unconverted_rows",
  groups_3.payout_fees_rate_age AS "payout_fees__rate_age_days",
  groups_3.payout_value_rate_age AS "payout_value__rate_age_days"
FROM groups_3
ORDER BY 1 NULLS LAST
