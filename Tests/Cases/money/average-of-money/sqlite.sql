WITH amounts AS (
  SELECT
    orders.status AS order_status,
    orders.currency,
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
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.order_status,
    amounts.currency,
    amounts.rate_date,
    amounts.average_subtotal_1,
    amounts.average_subtotal_1_rows,
    amounts.average_fee_3,
    amounts.average_fee_3_rows,
    amounts.average_subtotal_2,
    amounts.average_fee_4,
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
    amounts_with_rates.order_status,
    amounts_with_rates.average_subtotal_2,
    amounts_with_rates.average_fee_4,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.average_subtotal_1,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.average_subtotal_1_rows ELSE 0 END AS average_subtotal_1_unconverted,
    amounts_with_rates.average_fee_3,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.average_fee_3_rows ELSE 0 END AS average_fee_3_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.order_status,
    rated_amounts.average_subtotal_2,
    rated_amounts.average_fee_4,
    rated_amounts.average_subtotal_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_subtotal_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_subtotal_1,
    rated_amounts.average_subtotal_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_subtotal_1_rest,
    rated_amounts.divisor AS average_subtotal_1_divisor,
    rated_amounts.average_subtotal_1_unconverted,
    rated_amounts.average_fee_3 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.average_fee_3 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS average_fee_3,
    rated_amounts.average_fee_3 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS average_fee_3_rest,
    rated_amounts.divisor AS average_fee_3_divisor,
    rated_amounts.average_fee_3_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.order_status,
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
