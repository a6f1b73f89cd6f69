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
    SUM(CASE WHEN orders.currency = 'CAD' THEN orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 1 ELSE 0.01 END END) AS none_averaged_3,
    COUNT(CASE WHEN orders.currency = 'CAD' THEN orders.commission END) AS none_averaged_3_rows,
    COUNT(*) AS orders,
    COUNT(CASE WHEN orders.currency = 'CAD' THEN orders.order_id END) AS none_counted,
    COUNT(CASE WHEN orders.currency = 'CAD' THEN orders.commission END) AS none_averaged_4,
    MAX(CASE WHEN orders.currency = 'CAD' THEN orders.delivered_on END) AS none_latest
  FROM orders
  WHERE orders.currency = 'SEK'
  GROUP BY 1, 2
)
SELECT
  COALESCE(SUM(amounts.orders), 0) AS "orders",
  COALESCE(SUM(amounts.none_counted), 0) AS "none_counted",
  ROUND(TRUNC(CAST(TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.none_averaged_3 ELSE CAST(amounts.none_averaged_3 AS NUMBER(38,18)) * target_rate.rate / source_rate.rate END), 14), 8) AS NUMBER(38,8)) / NULLIF(COALESCE(SUM(amounts.none_averaged_4), 0), 0), 8), 2) AS "none_averaged",
  MAX(amounts.none_latest) AS "none_latest",
  COALESCE(SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.none_averaged_3_rows ELSE 0 END), 0) AS "none_averaged__unconverted_rows"
FROM amounts
LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
  AND amounts.rate_date >= source_rate.valid_from
  AND amounts.rate_date < source_rate.valid_until
LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
  AND amounts.rate_date >= target_rate.valid_from
  AND amounts.rate_date < target_rate.valid_until
