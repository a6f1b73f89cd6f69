WITH amounts AS (
  SELECT
    brand.country AS brand_country,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    MAX(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS largest_order,
    COUNT(orders.subtotal) AS largest_order_rows,
    MIN(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS smallest_order
  FROM orders
  LEFT JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE orders.placed_at >= '2025-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.brand_country,
    amounts.currency,
    amounts.rate_date,
    amounts.largest_order,
    amounts.largest_order_rows,
    amounts.smallest_order,
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
      WHERE fx_rates.currency = 'GBP'
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
    amounts_with_rates.brand_country,
    CASE WHEN amounts_with_rates.currency = 'GBP' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'GBP' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.largest_order,
    CASE WHEN amounts_with_rates.currency = 'GBP' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.largest_order_rows ELSE 0 END AS largest_order_unconverted,
    amounts_with_rates.smallest_order,
    CASE WHEN amounts_with_rates.currency = 'GBP' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.largest_order_rows ELSE 0 END AS smallest_order_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.brand_country,
    rated_amounts.largest_order / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS largest_order,
    rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS largest_order_rest,
    rated_amounts.divisor AS largest_order_divisor,
    rated_amounts.largest_order_unconverted,
    rated_amounts.smallest_order / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.smallest_order % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS smallest_order,
    rated_amounts.smallest_order % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS smallest_order_rest,
    rated_amounts.divisor AS smallest_order_divisor,
    rated_amounts.smallest_order_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country,
    MAX(converted_amounts.largest_order * 1000000 + (converted_amounts.largest_order_rest * 1000000 / converted_amounts.largest_order_divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.largest_order_divisor * 1000000 / converted_amounts.largest_order_divisor + CASE WHEN converted_amounts.largest_order_rest * 1000000 / converted_amounts.largest_order_divisor * 1000000 + converted_amounts.largest_order_rest * 1000000 % converted_amounts.largest_order_divisor * 1000000 / converted_amounts.largest_order_divisor < 0 THEN -1 ELSE 1 END) / 1000000) AS largest_order,
    SUM(converted_amounts.largest_order_unconverted) AS largest_order_unconverted,
    MIN(converted_amounts.smallest_order * 1000000 + (converted_amounts.smallest_order_rest * 1000000 / converted_amounts.smallest_order_divisor * 1000000 + converted_amounts.smallest_order_rest * 1000000 % converted_amounts.smallest_order_divisor * 1000000 / converted_amounts.smallest_order_divisor + CASE WHEN converted_amounts.smallest_order_rest * 1000000 / converted_amounts.smallest_order_divisor * 1000000 + converted_amounts.smallest_order_rest * 1000000 % converted_amounts.smallest_order_divisor * 1000000 / converted_amounts.smallest_order_divisor < 0 THEN -1 ELSE 1 END) / 1000000) AS smallest_order,
    SUM(converted_amounts.smallest_order_unconverted) AS smallest_order_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.brand_country AS "brand.country",
  (totals.largest_order + CASE WHEN totals.largest_order < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "largest_order",
  (totals.smallest_order + CASE WHEN totals.smallest_order < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "smallest_order",
  COALESCE(totals.largest_order_unconverted, 0) AS "largest_order__unconverted_rows",
  COALESCE(totals.smallest_order_unconverted, 0) AS "smallest_order__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
