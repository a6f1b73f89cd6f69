WITH ecb_rates AS (
  SELECT
    points.currency AS currency,
    points.valid_from AS valid_from,
    CASE WHEN points.next_from < DATE(points.valid_from, (8) || ' days') THEN points.next_from ELSE DATE(points.valid_from, (8) || ' days') END AS valid_until,
    points.rate AS rate
  FROM (
    SELECT
      fx_rates.currency AS currency,
      fx_rates.rate_date AS valid_from,
      LEAD(fx_rates.rate_date) OVER (PARTITION BY fx_rates.currency ORDER BY fx_rates.rate_date) AS next_from,
      CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
    FROM fx_rates
    WHERE fx_rates.rate > 0
  ) AS points
  UNION ALL
  SELECT
    'EUR' AS currency,
    '0001-01-01' AS valid_from,
    '9999-12-31' AS valid_until,
    1000000 AS rate
),
amounts AS (
  SELECT
    orders.status AS order_status,
    orders.currency AS currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS average_subtotal_1,
    COUNT(orders.subtotal) AS average_subtotal_1_rows,
    SUM(CAST(ROUND(orders.shipping_fee * 100) AS INTEGER)) AS average_fee_3,
    COUNT(orders.shipping_fee) AS average_fee_3_rows,
    COUNT(orders.subtotal) AS average_subtotal_2,
    COUNT(orders.shipping_fee) AS average_fee_4
  FROM orders
  WHERE orders.placed_at >= '2025-05-01 00:00:00'
    AND orders.placed_at < '2025-08-01 00:00:00'
  GROUP BY 1, 2, 3
),
rated_amounts AS (
  SELECT
    amounts.order_status AS order_status,
    amounts.average_subtotal_2 AS average_subtotal_2,
    amounts.average_fee_4 AS average_fee_4,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.average_subtotal_1 AS average_subtotal_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_subtotal_1_rows ELSE 0 END AS average_subtotal_1_unconverted,
    amounts.average_fee_3 AS average_fee_3,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_fee_3_rows ELSE 0 END AS average_fee_3_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.order_status AS order_status,
    rated_amounts.average_subtotal_2 AS average_subtotal_2,
    rated_amounts.average_fee_4 AS average_fee_4,
    rated_amounts.average_subtotal_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_subtotal_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_subtotal_1,
    rated_amounts.average_subtotal_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_subtotal_1_rest,
    rated_amounts.divisor AS average_subtotal_1_divisor,
    rated_amounts.average_subtotal_1_unconverted AS average_subtotal_1_unconverted,
    rated_amounts.average_fee_3 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_fee_3 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_fee_3,
    rated_amounts.average_fee_3 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_fee_3_rest,
    rated_amounts.divisor AS average_fee_3_divisor,
    rated_amounts.average_fee_3_unconverted AS average_fee_3_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_status AS order_status,
    SUM(converted_amounts.average_subtotal_2) AS average_subtotal_2,
    SUM(converted_amounts.average_fee_4) AS average_fee_4,
    SUM(converted_amounts.average_subtotal_1) * 1000000 + (SUM(converted_amounts.average_subtotal_1_rest * 1000000 / converted_amounts.average_subtotal_1_divisor * 1000000 + converted_amounts.average_subtotal_1_rest * 1000000 % converted_amounts.average_subtotal_1_divisor * 1000000 / converted_amounts.average_subtotal_1_divisor) + CASE WHEN SUM(converted_amounts.average_subtotal_1_rest * 1000000 / converted_amounts.average_subtotal_1_divisor * 1000000 + converted_amounts.average_subtotal_1_rest * 1000000 % converted_amounts.average_subtotal_1_divisor * 1000000 / converted_amounts.average_subtotal_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_subtotal_1,
    SUM(converted_amounts.average_subtotal_1_unconverted) AS average_subtotal_1_unconverted,
    SUM(converted_amounts.average_fee_3) * 1000000 + (SUM(converted_amounts.average_fee_3_rest * 1000000 / converted_amounts.average_fee_3_divisor * 1000000 + converted_amounts.average_fee_3_rest * 1000000 % converted_amounts.average_fee_3_divisor * 1000000 / converted_amounts.average_fee_3_divisor) + CASE WHEN SUM(converted_amounts.average_fee_3_rest * 1000000 / converted_amounts.average_fee_3_divisor * 1000000 + converted_amounts.average_fee_3_rest * 1000000 % converted_amounts.average_fee_3_divisor * 1000000 / converted_amounts.average_fee_3_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_fee_3,
    SUM(converted_amounts.average_fee_3_unconverted) AS average_fee_3_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.order_status AS "order.status",
  (totals.average_subtotal_1 / NULLIF(COALESCE(totals.average_subtotal_2, 0), 0) + CASE WHEN totals.average_subtotal_1 / NULLIF(COALESCE(totals.average_subtotal_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_subtotal",
  (totals.average_fee_3 / NULLIF(COALESCE(totals.average_fee_4, 0), 0) + CASE WHEN totals.average_fee_3 / NULLIF(COALESCE(totals.average_fee_4, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_fee",
  COALESCE(totals.average_subtotal_1_unconverted, 0) AS "average_subtotal__unconverted_rows",
  COALESCE(totals.average_fee_3_unconverted, 0) AS "average_fee__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
