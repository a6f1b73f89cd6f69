WITH amounts AS (
  SELECT
    payouts.paid_on AS rate_date,
    'USD' AS currency,
    SUM(CASE WHEN payouts.method = 'wire' THEN payouts.fee END) AS wire_fees,
    COUNT(CASE WHEN payouts.method = 'wire' THEN payouts.fee END) AS wire_fees_rows,
    COUNT(*) AS payouts
  FROM payouts
  GROUP BY 1, 2
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) = MAX(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) THEN MIN(ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(CAST(fx_rates.rate AS BIGNUMERIC), 6) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    DATE_ADD(held.day, INTERVAL (later.days) DAY) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATE_DIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day, DAY) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
`groups` AS (
  SELECT
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), QUARTER) AS payout_paid_quarter,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'JPY' THEN amounts.wire_fees ELSE CAST(amounts.wire_fees AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 6) AS wire_fees,
    SUM(CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.wire_fees_rows ELSE 0 END) AS wire_fees_unconverted,
    MAX(CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.wire_fees_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS wire_fees_rate_age,
    SUM(amounts.payouts) AS payouts
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'JPY' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.payout_paid_quarter AS `payout_paid_quarter`,
  ROUND(CAST(COALESCE(`groups`.wire_fees, 0) AS BIGNUMERIC), 0) AS `wire_fees`,
  COALESCE(`groups`.payouts, 0) AS `payouts`,
  COALESCE(`groups`.wire_fees_unconverted, 0) AS `wire_fees__unconverted_rows`,
  `groups`.wire_fees_rate_age AS `wire_fees__rate_age_days`
FROM `groups`
ORDER BY 1 NULLS LAST
