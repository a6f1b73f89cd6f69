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
    orders.currency AS currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1_rows,
    COUNT(*) AS average_order_value_2
  FROM orders
  WHERE orders.currency IN ('EUR', 'GBP')
  GROUP BY 1, 2
),
rated_amounts AS (
  SELECT
    amounts.average_order_value_2 AS average_order_value_2,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.average_order_value_1 AS average_order_value_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.average_order_value_1_rows ELSE 0 END AS average_order_value_1_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.average_order_value_2 AS average_order_value_2,
    rated_amounts.average_order_value_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_order_value_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_order_value_1,
    rated_amounts.average_order_value_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_order_value_1_rest,
    rated_amounts.divisor AS average_order_value_1_divisor,
    rated_amounts.average_order_value_1_unconverted AS average_order_value_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.average_order_value_2) AS average_order_value_2,
    SUM(converted_amounts.average_order_value_1) * 1000000 + (SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) + CASE WHEN SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_order_value_1,
    SUM(converted_amounts.average_order_value_1_unconverted) AS average_order_value_1_unconverted
  FROM converted_amounts
)
SELECT
  (COALESCE(totals.average_order_value_1, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) + CASE WHEN COALESCE(totals.average_order_value_1, 0) / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_order_value",
  COALESCE(totals.average_order_value_1_unconverted, 0) AS "average_order_value__unconverted_rows"
FROM totals
