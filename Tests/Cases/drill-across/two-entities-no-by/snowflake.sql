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
    SUM(orders.subtotal) AS gmv,
    COUNT(orders.subtotal) AS gmv_rows
  FROM orders
  WHERE orders.placed_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.placed_at < CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
amounts_2 AS (
  SELECT
    refunds.currency,
    CAST(refunds.refunded_at AS DATE) AS rate_date,
    SUM(refunds.amount) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows
  FROM refunds
  WHERE refunds.refunded_at >= CAST('2024-01-01 00:00:00' AS TIMESTAMP_NTZ)
    AND refunds.refunded_at < CAST('2024-04-01 00:00:00' AS TIMESTAMP_NTZ)
  GROUP BY 1, 2
)
SELECT
  ROUND(COALESCE(MAX(parts.gmv), 0), 2) AS "gmv",
  ROUND(COALESCE(MAX(parts.refunds_value), 0), 2) AS "refunds_value",
  COALESCE(MAX(parts.gmv_unconverted), 0) AS "gmv__unconverted_rows",
  COALESCE(MAX(parts.refunds_value_unconverted), 0) AS "refunds_value__unconverted_rows"
FROM (
  SELECT
    TRUNC(ROUND(SUM(CASE WHEN amounts.currency = 'USD' THEN amounts.gmv ELSE CAST(amounts.gmv AS NUMBER(38,18)) * target_rate.rate / source_rate.rate END), 14), 8) AS gmv,
    SUM(CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.gmv_rows ELSE 0 END) AS gmv_unconverted,
    CAST(NULL AS NUMBER(38,8)) AS refunds_value,
    CAST(NULL AS BIGINT) AS refunds_value_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency
    AND amounts.rate_date >= source_rate.valid_from
    AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
    AND amounts.rate_date >= target_rate.valid_from
    AND amounts.rate_date < target_rate.valid_until
  UNION ALL
  SELECT
    CAST(NULL AS NUMBER(38,8)) AS gmv,
    CAST(NULL AS BIGINT) AS gmv_unconverted,
    TRUNC(ROUND(SUM(CASE WHEN amounts_2.currency = 'USD' THEN amounts_2.refunds_value ELSE CAST(amounts_2.refunds_value AS NUMBER(38,18)) * target_rate.rate / source_rate.rate END), 14), 8) AS refunds_value,
    SUM(CASE WHEN amounts_2.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts_2.refunds_value_rows ELSE 0 END) AS refunds_value_unconverted
  FROM amounts_2
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts_2.currency
    AND amounts_2.rate_date >= source_rate.valid_from
    AND amounts_2.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD'
    AND amounts_2.rate_date >= target_rate.valid_from
    AND amounts_2.rate_date < target_rate.valid_until
) AS parts
