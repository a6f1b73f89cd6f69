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
    order_lines.returned AS order_line_returned,
    order_lines.currency,
    CAST("order".placed_at AS DATE) AS rate_date,
    SUM(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS kilogram_price_1,
    COUNT(order_lines.quantity * order_lines.unit_price - order_lines.discount) AS kilogram_price_1_rows,
    SUM(order_lines.quantity * product.weight) AS kilogram_price_2
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN products AS product ON product.product_id = order_lines.product_id
  WHERE "order".placed_at >= CAST('2025-02-01 00:00:00' AS TIMESTAMP)
    AND "order".placed_at < CAST('2025-03-01 00:00:00' AS TIMESTAMP)
  GROUP BY 1, 2, 3
)
SELECT
  amounts.order_line_returned AS "order_line.returned",
  ROUND(TRUNC(CAST(COALESCE(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'EUR' THEN amounts.kilogram_price_1 ELSE CAST(amounts.kilogram_price_1 AS DECIMAL(18,4)) * CAST(1 AS DECIMAL(12,6)) / CAST(source_rate.rate AS DECIMAL(12,6)) END), 14), 8), 0) AS DECIMAL(38,8)) / NULLIF(COALESCE(SUM(amounts.kilogram_price_2), 0), 0), 8), 2) AS "kilogram_price",
  COALESCE(SUM(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.kilogram_price_1_rows ELSE 0 END), 0) AS "kilogram_price__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
GROUP BY 1
ORDER BY 1 NULLS LAST
