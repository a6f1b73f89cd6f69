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
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(orders.subtotal) AS net_revenue_1,
    COUNT(orders.subtotal) AS net_revenue_1_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2019-01-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2020-01-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
amounts_2 AS (
  SELECT
    refunds.currency,
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    SUM(refunds.amount) AS net_revenue_2,
    COUNT(refunds.amount) AS net_revenue_2_rows,
    COUNT(*) AS refunds
  FROM refunds
  WHERE refunds.refunded_at >= CAST('2019-01-01 00:00:00' AS TIMESTAMP)
    AND refunds.refunded_at < CAST('2020-01-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2
)
SELECT
  ROUND(COALESCE(MAX(parts.net_revenue_1), 0) - COALESCE(MAX(parts.net_revenue_2), 0), 2) AS "net_revenue",
  CAST(COALESCE(MAX(parts.net_revenue_2), 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.net_revenue_1), 0), 0) AS "refund_rate",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.visits), 0) AS "visits",
  CAST(COALESCE(MAX(parts.bounce_rate_5), 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.visits), 0), 0) AS "bounce_rate",
  COALESCE(MAX(parts.net_revenue_1_unconverted), 0) + COALESCE(MAX(parts.net_revenue_2_unconverted), 0) AS "net_revenue__unconverted_rows",
  COALESCE(MAX(parts.net_revenue_2_unconverted), 0) + COALESCE(MAX(parts.net_revenue_1_unconverted), 0) AS "refund_rate__unconverted_rows"
FROM (
  SELECT
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.net_revenue_1 ELSE CAST(amounts.net_revenue_1 AS DECIMAL(18,4)) * CAST(target_rate.rate AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) AS net_revenue_1,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.net_revenue_1_rows ELSE 0 END) AS net_revenue_1_unconverted,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS DECIMAL(38,8)) AS net_revenue_2,
    CAST(NULL AS BIGINT) AS net_revenue_2_unconverted,
    CAST(NULL AS BIGINT) AS visits,
    CAST(NULL AS BIGINT) AS bounce_rate_5
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
    AND amounts.rate_date >= target_rate.valid_from
    AND amounts.rate_date < target_rate.valid_until
  UNION ALL
  SELECT
    CAST(NULL AS DECIMAL(38,8)) AS net_revenue_1,
    CAST(NULL AS BIGINT) AS net_revenue_1_unconverted,
    SUM(amounts_2.refunds) AS refunds,
    TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'USD' THEN amounts_2.net_revenue_2 ELSE CAST(amounts_2.net_revenue_2 AS DECIMAL(18,4)) * CAST(target_rate.rate AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) AS net_revenue_2,
    SUM(CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts_2.net_revenue_2_rows ELSE 0 END) AS net_revenue_2_unconverted,
    CAST(NULL AS BIGINT) AS visits,
    CAST(NULL AS BIGINT) AS bounce_rate_5
  FROM amounts_2
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts_2.currency
    AND amounts_2.rate_date >= source_rate.valid_from
    AND amounts_2.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
    AND amounts_2.rate_date >= target_rate.valid_from
    AND amounts_2.rate_date < target_rate.valid_until
  UNION ALL
  SELECT
    CAST(NULL AS DECIMAL(38,8)) AS net_revenue_1,
    CAST(NULL AS BIGINT) AS net_revenue_1_unconverted,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS DECIMAL(38,8)) AS net_revenue_2,
    CAST(NULL AS BIGINT) AS net_revenue_2_unconverted,
    COUNT(*) AS visits,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_5
  FROM visits
  WHERE visits.started_at >= CAST('2019-01-01 00:00:00' AS TIMESTAMP)
    AND visits.started_at < CAST('2020-01-01 00:00:00' AS TIMESTAMP)
) AS parts
