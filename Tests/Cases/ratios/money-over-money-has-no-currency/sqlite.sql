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
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS take_rate_1,
    COUNT(orders.commission) AS take_rate_1_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS take_rate_2,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS take_rate_2_rows
  FROM orders
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2026-01-01 00:00:00'
  GROUP BY 1, 2, 3
),
rated_amounts AS (
  SELECT
    amounts.quarter AS quarter,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.take_rate_1 AS take_rate_1,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.take_rate_1_rows ELSE 0 END AS take_rate_1_unconverted,
    amounts.take_rate_2 AS take_rate_2,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.take_rate_2_rows ELSE 0 END AS take_rate_2_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'JPY' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.quarter AS quarter,
    rated_amounts.take_rate_1 / (rated_amounts.divisor * 100) * rated_amounts.multiplier + rated_amounts.take_rate_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier / (rated_amounts.divisor * 100) AS take_rate_1,
    rated_amounts.take_rate_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier % (rated_amounts.divisor * 100) AS take_rate_1_rest,
    rated_amounts.divisor * 100 AS take_rate_1_divisor,
    rated_amounts.take_rate_1_unconverted AS take_rate_1_unconverted,
    rated_amounts.take_rate_2 / (rated_amounts.divisor * 100) * rated_amounts.multiplier + rated_amounts.take_rate_2 % (rated_amounts.divisor * 100) * rated_amounts.multiplier / (rated_amounts.divisor * 100) AS take_rate_2,
    rated_amounts.take_rate_2 % (rated_amounts.divisor * 100) * rated_amounts.multiplier % (rated_amounts.divisor * 100) AS take_rate_2_rest,
    rated_amounts.divisor * 100 AS take_rate_2_divisor,
    rated_amounts.take_rate_2_unconverted AS take_rate_2_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.quarter AS quarter,
    SUM(converted_amounts.take_rate_1) * 1000000 + (SUM(converted_amounts.take_rate_1_rest * 1000000 / converted_amounts.take_rate_1_divisor * 1000000 + converted_amounts.take_rate_1_rest * 1000000 % converted_amounts.take_rate_1_divisor * 1000000 / converted_amounts.take_rate_1_divisor) + CASE WHEN SUM(converted_amounts.take_rate_1_rest * 1000000 / converted_amounts.take_rate_1_divisor * 1000000 + converted_amounts.take_rate_1_rest * 1000000 % converted_amounts.take_rate_1_divisor * 1000000 / converted_amounts.take_rate_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS take_rate_1,
    SUM(converted_amounts.take_rate_1_unconverted) AS take_rate_1_unconverted,
    SUM(converted_amounts.take_rate_2) * 1000000 + (SUM(converted_amounts.take_rate_2_rest * 1000000 / converted_amounts.take_rate_2_divisor * 1000000 + converted_amounts.take_rate_2_rest * 1000000 % converted_amounts.take_rate_2_divisor * 1000000 / converted_amounts.take_rate_2_divisor) + CASE WHEN SUM(converted_amounts.take_rate_2_rest * 1000000 / converted_amounts.take_rate_2_divisor * 1000000 + converted_amounts.take_rate_2_rest * 1000000 % converted_amounts.take_rate_2_divisor * 1000000 / converted_amounts.take_rate_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS take_rate_2,
    SUM(converted_amounts.take_rate_2_unconverted) AS take_rate_2_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.quarter AS "quarter",
  CAST(COALESCE(totals.take_rate_1, 0) AS REAL) / NULLIF(COALESCE(totals.take_rate_2, 0), 0) AS "take_rate",
  COALESCE(totals.take_rate_1_unconverted, 0) + COALESCE(totals.take_rate_2_unconverted, 0) AS "take_rate__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
