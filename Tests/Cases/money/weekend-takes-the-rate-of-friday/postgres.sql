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
    CAST(orders.placed_at AS DATE) AS order_placed_day,
    orders.currency,
    CAST(orders.placed_at AS DATE) AS rate_date,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE CAST(EXTRACT(ISODOW FROM orders.placed_at) AS INTEGER) >= 6
    AND orders.placed_at >= TIMESTAMP '2025-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-05-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
)
SELECT
  amounts.order_placed_day AS "order.placed.day",
  ROUND(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.gmv ELSE CAST(amounts.gmv AS NUMERIC(38,20)) * 1 / source_rate.rate END), 14), 8), 0), 2) AS "gmv",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END), 0) AS "gmv__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
