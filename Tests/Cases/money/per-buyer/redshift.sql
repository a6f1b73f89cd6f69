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
    retailer.tier AS retailer_tier,
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(orders.subtotal) AS gmv_per_buyer_1,
    COUNT(orders.subtotal) AS gmv_per_buyer_1_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= CAST('2024-07-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-10-01 00:00:00' AS TIMESTAMP)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
)
SELECT
  parts.retailer_tier AS "retailer.tier",
  ROUND(TRUNC(CAST(COALESCE(MAX(parts.gmv_per_buyer_1), 0) AS DECIMAL(38,8)) / NULLIF(COALESCE(MAX(parts.gmv_per_buyer_2), 0), 0), 8), 2) AS "gmv_per_buyer",
  COALESCE(MAX(parts.gmv_per_buyer_2), 0) AS "buyers",
  COALESCE(MAX(parts.gmv_per_buyer_1_unconverted), 0) AS "gmv_per_buyer__unconverted_rows"
FROM (
  SELECT
    amounts.retailer_tier,
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'SEK' THEN amounts.gmv_per_buyer_1 ELSE CAST(amounts.gmv_per_buyer_1 AS DECIMAL(18,4)) * CAST(target_rate.rate AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8) AS gmv_per_buyer_1,
    SUM(CASE WHEN amounts.currency = 'SEK' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.gmv_per_buyer_1_rows ELSE 0 END) AS gmv_per_buyer_1_unconverted,
    CAST(NULL AS BIGINT) AS gmv_per_buyer_2
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'SEK'
    AND amounts.rate_date >= target_rate.valid_from
    AND amounts.rate_date < target_rate.valid_until
  GROUP BY 1
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS DECIMAL(38,8)) AS gmv_per_buyer_1,
    CAST(NULL AS BIGINT) AS gmv_per_buyer_1_unconverted,
    COUNT(DISTINCT orders.retailer_id) AS gmv_per_buyer_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= CAST('2024-07-01 00:00:00' AS TIMESTAMP)
    AND orders.placed_at < CAST('2024-10-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
