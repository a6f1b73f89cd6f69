WITH amounts AS (
  SELECT
    DATE(refunds.refunded_at, 'start of month') AS month,
    refunds.currency,
    DATE(refunds.refunded_at) AS rate_date,
    MAX(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS largest_refund_1,
    COUNT(refunds.amount) AS largest_refund_1_rows,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS average_refund_2,
    COUNT(*) AS average_refund_3
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.name = 'Profumi d''Oriente'
    AND refunds.refunded_at >= '2024-05-01 00:00:00'
    AND refunds.refunded_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.month,
    amounts.currency,
    amounts.rate_date,
    amounts.largest_refund_1,
    amounts.largest_refund_1_rows,
    amounts.average_refund_2,
    amounts.average_refund_3,
    CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts.currency
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.month,
    amounts_with_rates.average_refund_3,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.largest_refund_1,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.largest_refund_1_rows ELSE 0 END AS largest_refund_1_unconverted,
    amounts_with_rates.average_refund_2,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.largest_refund_1_rows ELSE 0 END AS average_refund_2_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.month,
    rated_amounts.average_refund_3,
    rated_amounts.largest_refund_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.largest_refund_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS largest_refund_1,
    rated_amounts.largest_refund_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS largest_refund_1_rest,
    rated_amounts.divisor AS largest_refund_1_divisor,
    rated_amounts.largest_refund_1_unconverted,
    rated_amounts.average_refund_2 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_refund_2 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_refund_2,
    rated_amounts.average_refund_2 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_refund_2_rest,
    rated_amounts.divisor AS average_refund_2_divisor,
    rated_amounts.average_refund_2_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.month,
    SUM(converted_amounts.average_refund_3) AS average_refund_3,
    MAX(converted_amounts.largest_refund_1 * 1000000 + (converted_amounts.largest_refund_1_rest * 1000000 / converted_amounts.largest_refund_1_divisor * 1000000 + converted_amounts.largest_refund_1_rest * 1000000 % converted_amounts.largest_refund_1_divisor * 1000000 / converted_amounts.largest_refund_1_divisor + CASE WHEN converted_amounts.largest_refund_1_rest * 1000000 / converted_amounts.largest_refund_1_divisor * 1000000 + converted_amounts.largest_refund_1_rest * 1000000 % converted_amounts.largest_refund_1_divisor * 1000000 / converted_amounts.largest_refund_1_divisor < 0 THEN -1 ELSE 1 END) / 1000000) AS largest_refund_1,
    SUM(converted_amounts.largest_refund_1_unconverted) AS largest_refund_1_unconverted,
    SUM(converted_amounts.average_refund_2) * 1000000 + (SUM(converted_amounts.average_refund_2_rest * 1000000 / converted_amounts.average_refund_2_divisor * 1000000 + converted_amounts.average_refund_2_rest * 1000000 % converted_amounts.average_refund_2_divisor * 1000000 / converted_amounts.average_refund_2_divisor) + CASE WHEN SUM(converted_amounts.average_refund_2_rest * 1000000 / converted_amounts.average_refund_2_divisor * 1000000 + converted_amounts.average_refund_2_rest * 1000000 % converted_amounts.average_refund_2_divisor * 1000000 / converted_amounts.average_refund_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS average_refund_2,
    SUM(converted_amounts.average_refund_2_unconverted) AS average_refund_2_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  parts.month AS "month",
  (COALESCE(MAX(parts.largest_refund_1), 0) + CASE WHEN COALESCE(MAX(parts.largest_refund_1), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "largest_refund",
  (COALESCE(MAX(parts.average_refund_2), 0) / NULLIF(COALESCE(MAX(parts.average_refund_3), 0), 0) + CASE WHEN COALESCE(MAX(parts.average_refund_2), 0) / NULLIF(COALESCE(MAX(parts.average_refund_3), 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "average_refund",
  COALESCE(MAX(parts.orders), 0) AS "orders",
  COALESCE(MAX(parts.largest_refund_1_unconverted), 0) AS "largest_refund__unconverted_rows",
  COALESCE(MAX(parts.average_refund_2_unconverted), 0) AS "average_refund__unconverted_rows"
FROM (
  SELECT
    totals.month,
    totals.average_refund_3,
    totals.largest_refund_1,
    totals.largest_refund_1_unconverted,
    totals.average_refund_2,
    totals.average_refund_2_unconverted,
    CAST(NULL AS INTEGER) AS orders
  FROM totals
  UNION ALL
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    CAST(NULL AS INTEGER) AS average_refund_3,
    CAST(NULL AS INTEGER) AS largest_refund_1,
    CAST(NULL AS INTEGER) AS largest_refund_1_unconverted,
    CAST(NULL AS INTEGER) AS average_refund_2,
    CAST(NULL AS INTEGER) AS average_refund_2_unconverted,
    COUNT(*) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.name = 'Profumi d''Oriente'
    AND orders.placed_at >= '2024-05-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
