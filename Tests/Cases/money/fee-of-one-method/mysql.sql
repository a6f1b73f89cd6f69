WITH amounts AS (
  SELECT
    payouts.paid_on AS rate_date,
    'USD' AS currency,
    SUM(CASE WHEN (payouts.method COLLATE utf8mb4_0900_bin) = 'wire' THEN payouts.fee END) AS wire_fees,
    COUNT(CASE WHEN (payouts.method COLLATE utf8mb4_0900_bin) = 'wire' THEN payouts.fee END) AS wire_fees_rows,
    COUNT(*) AS payouts
  FROM payouts
  GROUP BY 1, 2
),
ecb_points AS (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(ROUND(fx_rates.rate, 6)) = MAX(ROUND(fx_rates.rate, 6)) THEN MIN(ROUND(fx_rates.rate, 6)) END AS rate
  FROM fx_rates
  WHERE ROUND(fx_rates.rate, 6) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency,
    CAST(DATE_ADD(held.day, INTERVAL (later.days) DAY) AS DATE) AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      DATEDIFF(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day), ecb_points.day) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
`groups` AS (
  SELECT
    CAST(DATE_ADD(MAKEDATE(YEAR(amounts.rate_date), 1), INTERVAL 3 * QUARTER(amounts.rate_date) - 3 MONTH) AS DATE) AS payout_paid_quarter,
    TRUNCATE(ROUND(SUM(CASE WHEN amounts.currency = 'JPY' THEN amounts.wire_fees ELSE CAST(amounts.wire_fees AS DECIMAL(65,16)) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END), 14), 6) AS wire_fees,
    SUM(CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.wire_fees_rows ELSE 0 END) AS wire_fees_unconverted,
    MAX(CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.wire_fees_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS wire_fees_rate_age,
    SUM(amounts.payouts) AS payouts
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'JPY' AND target_rate.day = amounts.rate_date
  GROUP BY 1
)
SELECT
  `groups`.payout_paid_quarter AS `payout.paid.quarter`,
  ROUND(COALESCE(`groups`.wire_fees, 0), 0) AS `wire_fees`,
  COALESCE(`groups`.payouts, 0) AS `payouts`,
  COALESCE(`groups`.wire_fees_unconverted, 0) AS `wire_fees__unconverted_rows`,
  `groups`.wire_fees_rate_age AS `wire_fees__rate_age_days`
FROM `groups`
ORDER BY CASE WHEN `groups`.payout_paid_quarter IS NULL THEN 1 ELSE 0 END, 1
