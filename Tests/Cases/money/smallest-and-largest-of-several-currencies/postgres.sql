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
    brand.country AS brand_country,
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    MAX(orders.subtotal) AS largest_order,
    COUNT(orders.subtotal) AS largest_order_rows,
    MIN(orders.subtotal) AS smallest_order
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= TIMESTAMP '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3
)
SELECT
  amounts.brand_country AS "brand.country",
  ROUND(TRUNC(ROUND(MAX(CASE WHEN amounts.currency = 'GBP' THEN amounts.largest_order ELSE CAST(amounts.largest_order AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 8), 2) AS "largest_order",
  ROUND(TRUNC(ROUND(MIN(CASE WHEN amounts.currency = 'GBP' THEN amounts.smallest_order ELSE CAST(amounts.smallest_order AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 8), 2) AS "smallest_order",
  COALESCE(SUM(CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.largest_order_rows ELSE 0 END), 0) AS "largest_order__unconverted_rows",
  COALESCE(SUM(CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.largest_order_rows ELSE 0 END), 0) AS "smallest_order__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'GBP'
  AND amounts.rate_date >= target_rate.valid_from
  AND amounts.rate_date < target_rate.valid_until
GROUP BY 1
ORDER BY amounts.brand_country COLLATE "C" NULLS LAST
