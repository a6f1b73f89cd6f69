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
    CAST(((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Tokyo') AS DATE) AS day,
    orders.currency,
    CAST(((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Tokyo') AS DATE) AS rate_date,
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= (((TIMESTAMP '2025-06-02 00:00:00' AT TIME ZONE 'Asia/Tokyo') AT TIME ZONE 'UTC') + (-10800) * INTERVAL '1 second')
    AND ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Tokyo') >= TIMESTAMP '2025-06-02 00:00:00'
    AND orders.placed_at < (((TIMESTAMP '2025-06-14 00:00:00' AT TIME ZONE 'Asia/Tokyo') AT TIME ZONE 'UTC') + 10800 * INTERVAL '1 second')
    AND ((orders.placed_at AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Tokyo') < TIMESTAMP '2025-06-14 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
)
SELECT
  amounts.day AS "day",
  ROUND(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'JPY' THEN amounts.gmv ELSE CAST(amounts.gmv AS NUMERIC(38,20)) * target_rate.rate / source_rate.rate END), 14), 6), 0), 0) AS "gmv",
  COALESCE(SUM(CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END), 0) AS "gmv__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'JPY'
  AND amounts.rate_date >= target_rate.valid_from
  AND amounts.rate_date < target_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
