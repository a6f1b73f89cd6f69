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
    retailer.tier AS retailer_tier,
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2026-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
)
SELECT
  parts.retailer_tier AS "retailer.tier",
  ROUND(COALESCE(MAX(parts.gmv), 0), 2) AS "gmv",
  COALESCE(MAX(parts.units), 0) AS "units",
  COALESCE(MAX(parts.visits), 0) AS "visits",
  COALESCE(MAX(parts.retailers), 0) AS "retailers",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows"
FROM (
  SELECT
    amounts.retailer_tier,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.gmv ELSE CAST(amounts.gmv AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS units,
    CAST(NULL AS BIGINT) AS visits,
    CAST(NULL AS BIGINT) AS retailers
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
    order_retailer.tier AS retailer_tier,
    CAST(NULL AS NUMERIC(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    SUM(order_lines.quantity) AS units,
    CAST(NULL AS BIGINT) AS visits,
    CAST(NULL AS BIGINT) AS retailers
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN retailers AS order_retailer ON order_retailer.retailer_id = "order".retailer_id
  WHERE "order".placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS NUMERIC(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS units,
    COUNT(*) AS visits,
    CAST(NULL AS BIGINT) AS retailers
  FROM visits
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = visits.retailer_id
  WHERE visits.started_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    retailers.tier AS retailer_tier,
    CAST(NULL AS NUMERIC(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    CAST(NULL AS BIGINT) AS units,
    CAST(NULL AS BIGINT) AS visits,
    COUNT(*) AS retailers
  FROM retailers
  WHERE retailers.signed_up_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND retailers.signed_up_at < TIMESTAMP '2026-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY parts.retailer_tier COLLATE "C" NULLS LAST
