WITH ecb_rates AS (
  SELECT
    points.currency,
    points.valid_from,
    CASE WHEN points.next_from < DATEADD(day, 8, points.valid_from) THEN points.next_from ELSE DATEADD(day, 8, points.valid_from) END AS valid_until,
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
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv,
    COUNT(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS gmv_rows,
    COUNT(*) AS orders
  FROM orders
  WHERE orders.placed_at >= CAST('2025-10-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-11-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
)
SELECT
  COALESCE(MAX(parts.orders), 0) AS "orders",
  ROUND(COALESCE(MAX(parts.gmv), 0), 2) AS "gmv",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows"
FROM (
  SELECT
    SUM(amounts.orders) AS orders,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS NUMBER(38,18)) * 1 / source_rate.rate END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS units
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  UNION ALL
  SELECT
    CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS NUMBER(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= CAST('2025-10-01 00:00:00' AS TIMESTAMP_NTZ)
    AND "order".placed_at < CAST('2025-11-01 00:00:00' AS TIMESTAMP_NTZ)
) AS parts
