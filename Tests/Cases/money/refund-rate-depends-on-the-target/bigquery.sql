WITH amounts AS (
  SELECT
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    SUM(refunds.amount) AS refund_rate_1,
    COUNT(refunds.amount) AS refund_rate_1_rows
  FROM refunds
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
    DATE_TRUNC(CAST(amounts.rate_date AS DATE), YEAR) AS year,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'JPY' THEN amounts.refund_rate_1 ELSE CAST(amounts.refund_rate_1 AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 6) AS refund_rate_1,
    SUM(CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.refund_rate_1_rows ELSE 0 END) AS refund_rate_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.refund_rate_1_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS refund_rate_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'JPY' AND target_rate.day = amounts.rate_date
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS refund_rate_2,
    COUNT(orders.subtotal) AS refund_rate_2_rows
  FROM orders
  WHERE orders.status <> 'cancelled'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(amounts_2.rate_date AS DATE), YEAR) AS year,
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_2.currency = 'JPY' THEN amounts_2.refund_rate_2 ELSE CAST(amounts_2.refund_rate_2 AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 6) AS refund_rate_2,
    SUM(CASE WHEN amounts_2.currency = 'JPY' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts_2.refund_rate_2_rows ELSE 0 END) AS refund_rate_2_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'JPY' OR target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.refund_rate_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS refund_rate_2_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'JPY' AND target_rate.day = amounts_2.rate_date
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.year,
    MAX(parts.refund_rate_1) AS refund_rate_1,
    MAX(parts.refund_rate_1_unconverted) AS refund_rate_1_unconverted,
    MAX(parts.refund_rate_1_rate_age) AS refund_rate_1_rate_age,
    MAX(parts.refund_rate_2) AS refund_rate_2,
    MAX(parts.refund_rate_2_unconverted) AS refund_rate_2_unconverted,
    MAX(parts.refund_rate_2_rate_age) AS refund_rate_2_rate_age
  FROM (
    SELECT
      `groups`.year,
      `groups`.refund_rate_1,
      `groups`.refund_rate_1_unconverted,
      `groups`.refund_rate_1_rate_age,
      CAST(NULL AS BIGNUMERIC) AS refund_rate_2,
      CAST(NULL AS INT64) AS refund_rate_2_unconverted,
      CAST(NULL AS INT64) AS refund_rate_2_rate_age
    FROM `groups`
    UNION ALL
    SELECT
      groups_2.year,
      CAST(NULL AS BIGNUMERIC) AS refund_rate_1,
      CAST(NULL AS INT64) AS refund_rate_1_unconverted,
      CAST(NULL AS INT64) AS refund_rate_1_rate_age,
      groups_2.refund_rate_2,
      groups_2.refund_rate_2_unconverted,
      groups_2.refund_rate_2_rate_age
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.year AS `year`,
  CAST(COALESCE(groups_3.refund_rate_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.refund_rate_2, 0), 0) AS `refund_rate`,
  COALESCE(groups_3.refund_rate_1_unconverted, 0) + COALESCE(groups_3.refund_rate_2_unconverted, 0) AS `refund_rate__unconverted_rows`,
  CASE WHEN COALESCE(groups_3.refund_rate_2_rate_age, -1) > COALESCE(groups_3.refund_rate_1_rate_age, -1) THEN groups_3.refund_rate_2_rate_age ELSE groups_3.refund_rate_1_rate_age END AS `refund_rate__rate_age_days`
FROM groups_3
ORDER BY 1 NULLS LAST
