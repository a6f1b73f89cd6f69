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
    DATE(refunds.refunded_at, 'start of year') AS year,
    refunds.currency AS currency,
    DATE(refunds.refunded_at) AS rate_date,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refund_rate_1,
    COUNT(refunds.amount) AS refund_rate_1_rows
  FROM refunds
  GROUP BY 1, 2, 3
),
rated_amounts AS (
  SELECT
    amounts.year AS year,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'JPY' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.refund_rate_1 AS refund_rate_1,
    CASE WHEN amounts.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.refund_rate_1_rows ELSE 0 END AS refund_rate_1_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'JPY' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.year AS year,
    rated_amounts.refund_rate_1 / (rated_amounts.divisor * 100) * rated_amounts.multiplier + rated_amounts.refund_rate_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier / (rated_amounts.divisor * 100) AS refund_rate_1,
    rated_amounts.refund_rate_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier % (rated_amounts.divisor * 100) AS refund_rate_1_rest,
    rated_amounts.divisor * 100 AS refund_rate_1_divisor,
    rated_amounts.refund_rate_1_unconverted AS refund_rate_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.year AS year,
    SUM(converted_amounts.refund_rate_1) * 1000000 + (SUM(converted_amounts.refund_rate_1_rest * 1000000 / converted_amounts.refund_rate_1_divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.refund_rate_1_divisor * 1000000 / converted_amounts.refund_rate_1_divisor) + CASE WHEN SUM(converted_amounts.refund_rate_1_rest * 1000000 / converted_amounts.refund_rate_1_divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.refund_rate_1_divisor * 1000000 / converted_amounts.refund_rate_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refund_rate_1,
    SUM(converted_amounts.refund_rate_1_unconverted) AS refund_rate_1_unconverted
  FROM converted_amounts
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    DATE(orders.placed_at, 'start of year') AS year,
    orders.currency AS currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS refund_rate_2,
    COUNT(orders.subtotal) AS refund_rate_2_rows
  FROM orders
  WHERE orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
rated_amounts_2 AS (
  SELECT
    amounts_2.year AS year,
    CASE WHEN amounts_2.currency = 'JPY' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts_2.currency = 'JPY' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts_2.refund_rate_2 AS refund_rate_2,
    CASE WHEN amounts_2.currency = 'JPY' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts_2.refund_rate_2_rows ELSE 0 END AS refund_rate_2_unconverted
  FROM amounts_2
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts_2.currency AND amounts_2.rate_date >= source_rate.valid_from AND amounts_2.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'JPY' AND amounts_2.rate_date >= target_rate.valid_from AND amounts_2.rate_date < target_rate.valid_until
),
converted_amounts_2 AS (
  SELECT
    rated_amounts_2.year AS year,
    rated_amounts_2.refund_rate_2 / (rated_amounts_2.divisor * 100) * rated_amounts_2.multiplier + rated_amounts_2.refund_rate_2 % (rated_amounts_2.divisor * 100) * rated_amounts_2.multiplier / (rated_amounts_2.divisor * 100) AS refund_rate_2,
    rated_amounts_2.refund_rate_2 % (rated_amounts_2.divisor * 100) * rated_amounts_2.multiplier % (rated_amounts_2.divisor * 100) AS refund_rate_2_rest,
    rated_amounts_2.divisor * 100 AS refund_rate_2_divisor,
    rated_amounts_2.refund_rate_2_unconverted AS refund_rate_2_unconverted
  FROM rated_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.year AS year,
    SUM(converted_amounts_2.refund_rate_2) * 1000000 + (SUM(converted_amounts_2.refund_rate_2_rest * 1000000 / converted_amounts_2.refund_rate_2_divisor * 1000000 + converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.refund_rate_2_divisor * 1000000 / converted_amounts_2.refund_rate_2_divisor) + CASE WHEN SUM(converted_amounts_2.refund_rate_2_rest * 1000000 / converted_amounts_2.refund_rate_2_divisor * 1000000 + converted_amounts_2.refund_rate_2_rest * 1000000 % converted_amounts_2.refund_rate_2_divisor * 1000000 / converted_amounts_2.refund_rate_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refund_rate_2,
    SUM(converted_amounts_2.refund_rate_2_unconverted) AS refund_rate_2_unconverted
  FROM converted_amounts_2
  GROUP BY 1
)
SELECT
  parts.year AS "year",
  CAST(COALESCE(MAX(parts.refund_rate_1), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.refund_rate_2), 0), 0) AS "refund_rate",
  COALESCE(MAX(parts.refund_rate_1_unconverted), 0) + COALESCE(MAX(parts.refund_rate_2_unconverted), 0) AS "refund_rate__unconverted_rows"
FROM (
  SELECT
    totals.year AS year,
    totals.refund_rate_1 AS refund_rate_1,
    totals.refund_rate_1_unconverted AS refund_rate_1_unconverted,
    CAST(NULL AS INTEGER) AS refund_rate_2,
    CAST(NULL AS INTEGER) AS refund_rate_2_unconverted
  FROM totals
  UNION ALL
  SELECT
    totals_2.year AS year,
    CAST(NULL AS INTEGER) AS refund_rate_1,
    CAST(NULL AS INTEGER) AS refund_rate_1_unconverted,
    totals_2.refund_rate_2 AS refund_rate_2,
    totals_2.refund_rate_2_unconverted AS refund_rate_2_unconverted
  FROM totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
