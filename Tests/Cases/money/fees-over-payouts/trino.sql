WITH amounts AS (
  SELECT
    payouts.currency AS payout_currency,
    payouts.paid_on AS rate_date,
    payouts.currency,
    SUM(payouts.amount) AS fee_share_2,
    COUNT(payouts.amount) AS fee_share_2_rows,
    SUM(payouts.fee) AS fee_share_1
  FROM payouts
  WHERE payouts.paid_on >= DATE '2024-01-01'
    AND payouts.paid_on < DATE '2025-01-01'
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
    AND fx_rates.rate_date >= DATE '2023-12-24'
    AND fx_rates.rate_date <= DATE '2025-01-01'
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
    amounts.payout_currency,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN CAST(amounts.fee_share_2 AS DECIMAL(38,18)) ELSE CAST(CAST(amounts.fee_share_2 AS DECIMAL(20,6)) * CAST(target_rate.rate AS DECIMAL(16,6)) AS DECIMAL(38,18)) / CAST(CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS DECIMAL(16,6)) END), 14), 8) AS fee_share_2,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.fee_share_2_rows ELSE 0 END) AS fee_share_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.fee_share_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS fee_share_2_rate_age,
    SUM(amounts.fee_share_1) AS fee_share_1
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  groups.payout_currency AS "payout.currency",
  CAST(CAST(COALESCE(groups.fee_share_1, CAST(0 AS DECIMAL(38,2))) AS DECIMAL(38,8)) AS DOUBLE) / NULLIF(COALESCE(groups.fee_share_2, CAST(0 AS DECIMAL(38,8))), 0) AS "fee_share",
  COALESCE(groups.fee_share_2_unconverted, 0) AS "fee_share__unconverted_rows",
  groups.fee_share_2_rate_age AS "fee_share__rate_age_days"
FROM groups
ORDER BY 1 NULLS LAST
