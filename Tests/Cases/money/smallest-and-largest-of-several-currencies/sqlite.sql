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
    brand.country AS brand_country,
    orders.currency AS currency,
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
rated_amounts AS (
  SELECT
    amounts.brand_country AS brand_country,
    CASE WHEN amounts.currency = 'GBP' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'GBP' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.largest_order AS largest_order,
    CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.largest_order_rows ELSE 0 END AS largest_order_unconverted,
    amounts.smallest_order AS smallest_order,
    CASE WHEN amounts.currency = 'GBP' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.largest_order_rows ELSE 0 END AS smallest_order_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'GBP' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.brand_country AS brand_country,
    rated_amounts.largest_order / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS largest_order,
    rated_amounts.largest_order % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS largest_order_rest,
    rated_amounts.divisor AS largest_order_divisor,
    rated_amounts.largest_order_unconverted AS largest_order_unconverted,
    rated_amounts.smallest_order / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.smallest_order % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS smallest_order,
    rated_amounts.smallest_order % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS smallest_order_rest,
    rated_amounts.divisor AS smallest_order_divisor,
    rated_amounts.smallest_order_unconverted AS smallest_order_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.brand_country AS brand_country,
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
