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
    DATE("order".placed_at, 'start of month') AS month,
    order_lines.currency AS currency,
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
rated_amounts AS (
  SELECT
    amounts.month AS month,
    CASE WHEN amounts.currency = 'CAD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'CAD' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.discounts AS discounts,
    CASE WHEN amounts.currency = 'CAD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.discounts_rows ELSE 0 END AS discounts_unconverted,
    amounts.discount_rate_2 AS discount_rate_2,
    CASE WHEN amounts.currency = 'CAD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.discount_rate_2_rows ELSE 0 END AS discount_rate_2_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'CAD' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.month AS month,
    rated_amounts.discounts / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.discounts % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS discounts,
    rated_amounts.discounts % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS discounts_rest,
    rated_amounts.divisor AS discounts_divisor,
    rated_amounts.discounts_unconverted AS discounts_unconverted,
    rated_amounts.discount_rate_2 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.discount_rate_2 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS discount_rate_2,
    rated_amounts.discount_rate_2 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS discount_rate_2_rest,
    rated_amounts.divisor AS discount_rate_2_divisor,
    rated_amounts.discount_rate_2_unconverted AS discount_rate_2_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.month AS month,
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
