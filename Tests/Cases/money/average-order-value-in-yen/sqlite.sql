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
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    orders.currency AS currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS average_order_value_1_rows,
    COUNT(*) AS average_order_value_2
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2, 3
),
rated_amounts AS (
  SELECT
    amounts.quarter AS quarter,
    amounts.average_order_value_2 AS average_order_value_2,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.average_order_value_1 AS average_order_value_1,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.average_order_value_1_rows ELSE 0 END AS average_order_value_1_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'JPY' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.quarter AS quarter,
    rated_amounts.average_order_value_2 AS average_order_value_2,
    rated_amounts.average_order_value_1 / (rated_amounts.divisor * 100) * rated_amounts.multiplier + rated_amounts.average_order_value_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier / (rated_amounts.divisor * 100) AS average_order_value_1,
    rated_amounts.average_order_value_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier % (rated_amounts.divisor * 100) AS average_order_value_1_rest,
    rated_amounts.divisor * 100 AS average_order_value_1_divisor,
    rated_amounts.average_order_value_1_unconverted AS average_order_value_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.quarter AS quarter,
    SUM(converted_amounts.average_order_value_2) AS average_order_value_2,
    SUM(converted_amounts.average_order_value_1) * 1000000 + (SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) + CASE WHEN SUM(converted_amounts.average_order_value_1_rest * 1000000 / converted_amounts.average_order_value_1_divisor * 1000000 + converted_amounts.average_order_value_1_rest * 1000000 % converted_amounts.average_order_value_1_divisor * 1000000 / converted_amounts.average_order_value_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_order_value_1,
    SUM(converted_amounts.average_order_value_1_unconverted) AS average_order_value_1_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.quarter AS "quarter",
  (COALESCE(totals.average_order_value_1, 0) * 100 / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) + CASE WHEN COALESCE(totals.average_order_value_1, 0) * 100 / NULLIF(COALESCE(totals.average_order_value_2, 0), 0) < 0 THEN -50000000 ELSE 50000000 END) / 100000000 AS "average_order_value",
  COALESCE(totals.average_order_value_1_unconverted, 0) AS "average_order_value__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
