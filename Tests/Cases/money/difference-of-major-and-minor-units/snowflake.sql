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
    brand.country AS brand_country,
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(orders.subtotal - orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END) AS brand_proceeds,
    COUNT(orders.subtotal - orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END) AS brand_proceeds_rows
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= CAST('2025-06-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2025-07-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
)
SELECT
  amounts.brand_country AS "brand.country",
  ROUND(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.brand_proceeds ELSE CAST(amounts.brand_proceeds AS NUMBER(38,18)) * target_rate.rate / source_rate.rate END), 14), 8), 0), 2) AS "brand_proceeds",
  COALESCE(SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.brand_proceeds_rows ELSE 0 END), 0) AS "brand_proceeds__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
  AND amounts.rate_date >= target_rate.valid_from
  AND amounts.rate_date < target_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
