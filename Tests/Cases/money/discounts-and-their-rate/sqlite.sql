WITH amounts AS (
  SELECT
    DATE("order".placed_at, 'start of month') AS month,
    order_lines.currency,
    DATE("order".placed_at) AS rate_date,
    SUM(CAST(ROUND(order_lines.discount * 100) AS INTEGER)) AS discounts,
    COUNT(order_lines.discount) AS discounts_rows,
    SUM(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER)) AS discount_rate_2,
    COUNT(order_lines.quantity * CAST(ROUND(order_lines.unit_price * 100) AS INTEGER)) AS discount_rate_2_rows
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  WHERE "order".placed_at >= '2024-10-01 00:00:00'
    AND "order".placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.month,
    amounts.currency,
    amounts.rate_date,
    amounts.discounts,
    amounts.discounts_rows,
    amounts.discount_rate_2,
    amounts.discount_rate_2_rows,
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
      WHERE fx_rates.currency = 'CAD'
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
    amounts_with_rates.month,
    CASE WHEN amounts_with_rates.currency = 'CAD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'CAD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.discounts,
    CASE WHEN amounts_with_rates.currency = 'CAD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.discounts_rows ELSE 0 END AS discounts_unconverted,
    amounts_with_rates.discount_rate_2,
    CASE WHEN amounts_with_rates.currency = 'CAD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.discount_rate_2_rows ELSE 0 END AS discount_rate_2_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.month,
    rated_amounts.discounts / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.discounts % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS discounts,
    rated_amounts.discounts % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS discounts_rest,
    rated_amounts.divisor AS discounts_divisor,
    rated_amounts.discounts_unconverted,
    rated_amounts.discount_rate_2 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.discount_rate_2 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS discount_rate_2,
    rated_amounts.discount_rate_2 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS discount_rate_2_rest,
    rated_amounts.divisor AS discount_rate_2_divisor,
    rated_amounts.discount_rate_2_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.month,
    SUM(converted_amounts.discounts) * 1000000 + (SUM(converted_amounts.discounts_rest * 1000000 / converted_amounts.discounts_divisor * 1000000 + converted_amounts.discounts_rest * 1000000 % converted_amounts.discounts_divisor * 1000000 / converted_amounts.discounts_divisor) + CASE WHEN SUM(converted_amounts.discounts_rest * 1000000 / converted_amounts.discounts_divisor * 1000000 + converted_amounts.discounts_rest * 1000000 % converted_amounts.discounts_divisor * 1000000 / converted_amounts.discounts_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS discounts,
    SUM(converted_amounts.discounts_unconverted) AS discounts_unconverted,
    SUM(converted_amounts.discount_rate_2) * 1000000 + (SUM(converted_amounts.discount_rate_2_rest * 1000000 / converted_amounts.discount_rate_2_divisor * 1000000 + converted_amounts.discount_rate_2_rest * 1000000 % converted_amounts.discount_rate_2_divisor * 1000000 / converted_amounts.discount_rate_2_divisor) + CASE WHEN SUM(converted_amounts.discount_rate_2_rest * 1000000 / converted_amounts.discount_rate_2_divisor * 1000000 + converted_amounts.discount_rate_2_rest * 1000000 % converted_amounts.discount_rate_2_divisor * 1000000 / converted_amounts.discount_rate_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS discount_rate_2,
    SUM(converted_amounts.discount_rate_2_unconverted) AS discount_rate_2_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.month AS "month",
  (COALESCE(totals.discounts, 0) + CASE WHEN COALESCE(totals.discounts, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "discounts",
  CAST(COALESCE(totals.discounts, 0) AS REAL) / NULLIF(COALESCE(totals.discount_rate_2, 0), 0) AS "discount_rate",
  COALESCE(totals.discounts_unconverted, 0) AS "discounts__unconverted_rows",
  COALESCE(totals.discounts_unconverted, 0) + COALESCE(totals.discount_rate_2_unconverted, 0) AS "discount_rate__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
