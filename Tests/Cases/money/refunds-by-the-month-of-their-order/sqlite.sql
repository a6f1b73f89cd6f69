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
    DATE("order".placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', "order".placed_at) AS INTEGER) - 1) % 3) || ' months') AS order_placed_quarter,
    refunds.currency AS currency,
    DATE(refunds.refunded_at) AS rate_date,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refunds_value,
    COUNT(refunds.amount) AS refunds_value_rows
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  GROUP BY 1, 2, 3
),
rated_amounts AS (
  SELECT
    amounts.order_placed_quarter AS order_placed_quarter,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.refunds_value AS refunds_value,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.refunds_value_rows ELSE 0 END AS refunds_value_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.order_placed_quarter AS order_placed_quarter,
    rated_amounts.refunds_value / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS refunds_value,
    rated_amounts.refunds_value % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS refunds_value_rest,
    rated_amounts.divisor AS refunds_value_divisor,
    rated_amounts.refunds_value_unconverted AS refunds_value_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_placed_quarter AS order_placed_quarter,
    SUM(converted_amounts.refunds_value) * 1000000 + (SUM(converted_amounts.refunds_value_rest * 1000000 / converted_amounts.refunds_value_divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.refunds_value_divisor * 1000000 / converted_amounts.refunds_value_divisor) + CASE WHEN SUM(converted_amounts.refunds_value_rest * 1000000 / converted_amounts.refunds_value_divisor * 1000000 + converted_amounts.refunds_value_rest * 1000000 % converted_amounts.refunds_value_divisor * 1000000 / converted_amounts.refunds_value_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refunds_value,
    SUM(converted_amounts.refunds_value_unconverted) AS refunds_value_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.order_placed_quarter AS "order.placed.quarter",
  (COALESCE(totals.refunds_value, 0) + CASE WHEN COALESCE(totals.refunds_value, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "refunds_value",
  COALESCE(totals.refunds_value_unconverted, 0) AS "refunds_value__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
