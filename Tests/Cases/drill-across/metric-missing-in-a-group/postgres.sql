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
    order_brand.name AS brand_name,
    refunds.currency,
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    SUM(refunds.amount) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE refunds.refunded_at >= TIMESTAMP '2024-01-13 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2024-01-20 00:00:00'
  GROUP BY 1, 2, 3
)
SELECT
  parts.brand_name AS "brand.name",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  ROUND(COALESCE(MAX(parts.refunds_value), 0), 2) AS "refunds_value",
  CAST(MAX(parts.pages_average_3) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.pages_average_4), 0), 0) AS "pages_average",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS "refunds_value__unconverted_rows"
FROM (
  SELECT
    amounts.brand_name,
    SUM(amounts.refunds) AS refunds,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.refunds_value ELSE CAST(amounts.refunds_value AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 8) AS refunds_value,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.refunds_value_rows ELSE 0 END) AS refunds_value_unconverted,
    CAST(NULL AS BIGINT) AS pages_average_3,
    CAST(NULL AS BIGINT) AS pages_average_4,
    CAST(NULL AS BIGINT) AS orders
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
    AND amounts.rate_date >= target_rate.valid_from
    AND amounts.rate_date < target_rate.valid_until
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS NUMERIC(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted,
    SUM(visits.pages) AS pages_average_3,
    COUNT(visits.pages) AS pages_average_4,
    CAST(NULL AS BIGINT) AS orders
  FROM visits
  LEFT JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE visits.started_at >= TIMESTAMP '2024-01-13 00:00:00'
    AND visits.started_at < TIMESTAMP '2024-01-20 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    brand.name AS brand_name,
    CAST(NULL AS BIGINT) AS refunds,
    CAST(NULL AS NUMERIC(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted,
    CAST(NULL AS BIGINT) AS pages_average_3,
    CAST(NULL AS BIGINT) AS pages_average_4,
    COUNT(*) AS orders
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2024-01-13 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-01-20 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY parts.brand_name COLLATE "C" NULLS LAST
