WITH amounts AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS rate_date,
    orders.currency,
    SUM(orders.subtotal) AS net_revenue_1,
    COUNT(orders.subtotal) AS net_revenue_1_rows
  FROM orders
  WHERE orders.placed_at >= DATETIME '2019-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2020-01-01 00:00:00'
    AND orders.status <> 'cancelled'
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
    AND fx_rates.rate_date >= DATE '2018-12-24'
    AND fx_rates.rate_date <= DATE '2020-01-01'
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
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.net_revenue_1 ELSE CAST(amounts.net_revenue_1 AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS net_revenue_1,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts.net_revenue_1_rows ELSE 0 END) AS net_revenue_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts.net_revenue_1_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS net_revenue_1_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts.rate_date
),
amounts_2 AS (
  SELECT
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    refunds.currency,
    SUM(refunds.amount) AS net_revenue_2,
    COUNT(refunds.amount) AS net_revenue_2_rows,
    COUNT(*) AS refunds
  FROM refunds
  WHERE refunds.refunded_at >= DATETIME '2019-01-01 00:00:00'
    AND refunds.refunded_at < DATETIME '2020-01-01 00:00:00'
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    TRUNC(CAST(ROUND(CAST(SUM(CASE WHEN amounts_2.currency = 'USD' THEN amounts_2.net_revenue_2 ELSE CAST(amounts_2.net_revenue_2 AS BIGNUMERIC) * target_rate.rate / CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END END) AS BIGNUMERIC), 14) AS BIGNUMERIC), 8) AS net_revenue_2,
    SUM(CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN amounts_2.net_revenue_2_rows ELSE 0 END) AS net_revenue_2_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'USD' OR target_rate.rate IS NULL OR CASE WHEN amounts_2.currency = 'EUR' THEN 1 ELSE source_rate.rate END IS NULL THEN NULL WHEN amounts_2.net_revenue_2_rows > 0 THEN CASE WHEN target_rate.age > CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END THEN target_rate.age ELSE CASE WHEN amounts_2.currency = 'EUR' THEN 0 ELSE source_rate.age END END END) AS net_revenue_2_rate_age,
    SUM(amounts_2.refunds) AS refunds
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = amounts_2.rate_date
),
groups_3 AS (
  SELECT
    COUNT(*) AS visits,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_5
  FROM visits
  WHERE visits.started_at >= DATETIME '2019-01-01 00:00:00'
    AND visits.started_at < DATETIME '2020-01-01 00:00:00'
),
groups_4 AS (
  SELECT
    MAX(parts.net_revenue_1) AS net_revenue_1,
    MAX(parts.net_revenue_1_unconverted) AS net_revenue_1_unconverted,
    MAX(parts.net_revenue_1_rate_age) AS net_revenue_1_rate_age,
    MAX(parts.net_revenue_2) AS net_revenue_2,
    MAX(parts.net_revenue_2_unconverted) AS net_revenue_2_unconverted,
    MAX(parts.net_revenue_2_rate_age) AS net_revenue_2_rate_age,
    MAX(parts.refunds) AS refunds,
    MAX(parts.visits) AS visits,
    MAX(parts.bounce_rate_5) AS bounce_rate_5
  FROM (
    SELECT
      `groups`.net_revenue_1,
      `groups`.net_revenue_1_unconverted,
      `groups`.net_revenue_1_rate_age,
      CAST(NULL AS BIGNUMERIC) AS net_revenue_2,
      CAST(NULL AS INT64) AS net_revenue_2_unconverted,
      CAST(NULL AS INT64) AS net_revenue_2_rate_age,
      CAST(NULL AS INT64) AS refunds,
      CAST(NULL AS INT64) AS visits,
      CAST(NULL AS INT64) AS bounce_rate_5
    FROM `groups`
    UNION ALL
    SELECT
      CAST(NULL AS BIGNUMERIC) AS net_revenue_1,
      CAST(NULL AS INT64) AS net_revenue_1_unconverted,
      CAST(NULL AS INT64) AS net_revenue_1_rate_age,
      groups_2.net_revenue_2,
      groups_2.net_revenue_2_unconverted,
      groups_2.net_revenue_2_rate_age,
      groups_2.refunds,
      CAST(NULL AS INT64) AS visits,
      CAST(NULL AS INT64) AS bounce_rate_5
    FROM groups_2
    UNION ALL
    SELECT
      CAST(NULL AS BIGNUMERIC) AS net_revenue_1,
      CAST(NULL AS INT64) AS net_revenue_1_unconverted,
      CAST(NULL AS INT64) AS net_revenue_1_rate_age,
      CAST(NULL AS BIGNUMERIC) AS net_revenue_2,
      CAST(NULL AS INT64) AS net_revenue_2_unconverted,
      CAST(NULL AS INT64) AS net_revenue_2_rate_age,
      CAST(NULL AS INT64) AS refunds,
      groups_3.visits,
      groups_3.bounce_rate_5
    FROM groups_3
  ) AS parts
)
SELECT
  ROUND(CAST(COALESCE(groups_4.net_revenue_1, 0) - COALESCE(groups_4.net_revenue_2, 0) AS BIGNUMERIC), 2) AS `net_revenue`,
  CAST(COALESCE(groups_4.net_revenue_2, 0) AS FLOAT64) / NULLIF(COALESCE(groups_4.net_revenue_1, 0), 0) AS `refund_rate`,
  COALESCE(groups_4.refunds, 0) AS `refunds`,
  COALESCE(groups_4.visits, 0) AS `visits`,
  CAST(COALESCE(groups_4.bounce_rate_5, 0) AS FLOAT64) / NULLIF(COALESCE(groups_4.visits, 0), 0) AS `bounce_rate`,
  COALESCE(groups_4.net_revenue_1_unconverted, 0) + COALESCE(groups_4.net_revenue_2_unconverted, 0) AS `net_revenue__unconverted_rows`,
  COALESCE(groups_4.net_revenue_2_unconverted, 0) + COALESCE(groups_4.net_revenue_1_unconverted, 0) AS `refund_rate__unconverted_rows`,
  CASE WHEN COALESCE(groups_4.net_revenue_2_rate_age, -1) > COALESCE(groups_4.net_revenue_1_rate_age, -1) THEN groups_4.net_revenue_2_rate_age ELSE groups_4.net_revenue_1_rate_age END AS `net_revenue__rate_age_days`,
  CASE WHEN COALESCE(groups_4.net_revenue_1_rate_age, -1) > COALESCE(groups_4.net_revenue_2_rate_age, -1) THEN groups_4.net_revenue_1_rate_age ELSE groups_4.net_revenue_2_rate_age END AS `refund_rate__rate_age_days`
FROM groups_4
