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
    CAST(DATE_TRUNC('month', CAST(refunds.refunded_at AS TIMESTAMP)) AS DATE) AS month,
    refunds.currency,
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    SUM(refunds.amount) AS refund_rate_1,
    COUNT(refunds.amount) AS refund_rate_1_rows
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
    AND refunds.refunded_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_2 AS (
  SELECT
    CAST(DATE_TRUNC('month', CAST(orders.placed_at AS TIMESTAMP)) AS DATE) AS month,
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(orders.subtotal) AS refund_rate_2,
    COUNT(orders.subtotal) AS refund_rate_2_rows
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
)
SELECT
  parts.month AS "month",
  CAST(COALESCE(MAX(parts.refund_rate_1), 0) AS DOUBLE PRECISION) / NULLIF(COALESCE(MAX(parts.refund_rate_2), 0), 0) AS "refund_rate",
  ROUND(COALESCE(MAX(parts.refund_rate_1), 0), 2) AS "refunds_value",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) + COALESCE(MAX(parts.refund_rate_2_unconverted), 0) AS "refund_rate__unconverted_rows",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) AS "refunds_value__unconverted_rows"
FROM (
  SELECT
    amounts.month,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.refund_rate_1 ELSE CAST(amounts.refund_rate_1 AS NUMERIC(38,20)) * 1 / source_rate.rate END), 14), 8) AS refund_rate_1,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.refund_rate_1_rows ELSE 0 END) AS refund_rate_1_unconverted,
    CAST(NULL AS NUMERIC(38,8)) AS refund_rate_2,
    CAST(NULL AS BIGINT) AS refund_rate_2_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.month,
    CAST(NULL AS NUMERIC(38,8)) AS refund_rate_1,
    CAST(NULL AS BIGINT) AS refund_rate_1_unconverted,
    TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN amounts_2.refund_rate_2 ELSE CAST(amounts_2.refund_rate_2 AS NUMERIC(38,20)) * 1 / source_rate.rate END), 14), 8) AS refund_rate_2,
    SUM(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.refund_rate_2_rows ELSE 0 END) AS refund_rate_2_unconverted
  FROM amounts_2
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts_2.currency
    AND amounts_2.rate_date >= source_rate.valid_from
    AND amounts_2.rate_date < source_rate.valid_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
