WITH amounts AS (
  SELECT
    DATE(refunds.refunded_at, 'start of year') AS year,
    refunds.currency,
    DATE(refunds.refunded_at) AS rate_date,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS refund_rate_1,
    COUNT(refunds.amount) AS refund_rate_1_rows
  FROM refunds
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.year,
    amounts.currency,
    amounts.rate_date,
    amounts.refund_rate_1,
    amounts.refund_rate_1_rows,
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
    ) END AS source_rate,
    (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = 'JPY'
        AND fx_rates.rate_date <= amounts.rate_date
        AND fx_rates.rate_date >= DATE(amounts.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) AS target_rate
  FROM amounts
),
rated_amounts AS (
  SELECT
    amounts_with_rates.year,
    CASE WHEN amounts_with_rates.currency = 'JPY' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'JPY' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.refund_rate_1,
    CASE WHEN amounts_with_rates.currency = 'JPY' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.refund_rate_1_rows ELSE 0 END AS refund_rate_1_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.year,
    rated_amounts.refund_rate_1 / (rated_amounts.divisor * 100) * rated_amounts.multiplier + rated_amounts.refund_rate_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier / (rated_amounts.divisor * 100) AS refund_rate_1,
    rated_amounts.refund_rate_1 % (rated_amounts.divisor * 100) * rated_amounts.multiplier % (rated_amounts.divisor * 100) AS refund_rate_1_rest,
    rated_amounts.divisor * 100 AS refund_rate_1_divisor,
    rated_amounts.refund_rate_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.year,
    SUM(converted_amounts.refund_rate_1) * 1000000 + (SUM(converted_amounts.refund_rate_1_rest * 1000000 / converted_amounts.refund_rate_1_divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.refund_rate_1_divisor * 1000000 / converted_amounts.refund_rate_1_divisor) + CASE WHEN SUM(converted_amounts.refund_rate_1_rest * 1000000 / converted_amounts.refund_rate_1_divisor * 1000000 + converted_amounts.refund_rate_1_rest * 1000000 % converted_amounts.refund_rate_1_divisor * 1000000 / converted_amounts.refund_rate_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS refund_rate_1,
    SUM(converted_amounts.refund_rate_1_unconverted) AS refund_rate_1_unconverted
  FROM converted_amounts
  GROUP BY 1
),
amounts_2 AS (
  SELECT
    DATE(orders.placed_at, 'start of year') AS year,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS refund_rate_2,
    COUNT(orders.subtotal) AS refund_rate_2_rows
  FROM orders
  WHERE orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_with_rates_2 AS MATERIALIZED (
  SELECT
    amounts_2.year,
    amounts_2.currency,
    amounts_2.rate_date,
    amounts_2.refund_rate_2,
    amounts_2.refund_rate_2_rows,
    CASE WHEN amounts_2.currency = 'EUR' THEN 1000000 ELSE (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = amounts_2.currency
        AND fx_rates.rate_date <= amounts_2.rate_date
        AND fx_rates.rate_date >= DATE(amounts_2.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) END AS source_rate,
    (
      SELECT
        CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) AS rate
      FROM fx_rates
      WHERE fx_rates.currency = 'JPY'
        AND fx_rates.rate_date <= amounts_2.rate_date
        AND fx_rates.rate_date >= DATE(amounts_2.rate_date, (-7) || ' days')
        AND CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
      ORDER BY fx_rates.rate_date DESC NULLS LAST
      LIMIT 1
    ) AS target_rate
  FROM amounts_2
),
rated_amounts_2 AS (
  SELECT
    amounts_with_rates_2.year,
    CASE WHEN amounts_with_rates_2.currency = 'JPY' THEN 1 ELSE amounts_with_rates_2.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates_2.currency = 'JPY' THEN 1 ELSE amounts_with_rates_2.source_rate END AS divisor,
    amounts_with_rates_2.refund_rate_2,
    CASE WHEN amounts_with_rates_2.currency = 'JPY' THEN 0 WHEN amounts_with_rates_2.source_rate IS NULL OR amounts_with_rates_2.target_rate IS NULL THEN amounts_with_rates_2.refund_rate_2_rows ELSE 0 END AS refund_rate_2_unconverted
  FROM amounts_with_rates_2
),
converted_amounts_2 AS (
  SELECT
    rated_amounts_2.year,
    rated_amounts_2.refund_rate_2 / (rated_amounts_2.divisor * 100) * rated_amounts_2.multiplier + rated_amounts_2.refund_rate_2 % (rated_amounts_2.divisor * 100) * rated_amounts_2.multiplier / (rated_amounts_2.divisor * 100) AS refund_rate_2,
    rated_amounts_2.refund_rate_2 % (rated_amounts_2.divisor * 100) * rated_amounts_2.multiplier % (rated_amounts_2.divisor * 100) AS refund_rate_2_rest,
    rated_amounts_2.divisor * 100 AS refund_rate_2_divisor,
    rated_amounts_2.refund_rate_2_unconverted
  FROM rated_amounts_2
),
totals_2 AS (
  SELECT
    converted_amounts_2.year,
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
    totals.year,
    totals.refund_rate_1,
    totals.refund_rate_1_unconverted,
    CAST(NULL AS INTEGER) AS refund_rate_2,
    CAST(NULL AS INTEGER) AS refund_rate_2_unconverted
  FROM totals
  UNION ALL
  SELECT
    totals_2.year,
    CAST(NULL AS INTEGER) AS refund_rate_1,
    CAST(NULL AS INTEGER) AS refund_rate_1_unconverted,
    totals_2.refund_rate_2,
    totals_2.refund_rate_2_unconverted
  FROM totals_2
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
