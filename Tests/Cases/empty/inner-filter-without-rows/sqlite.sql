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
    orders.currency AS currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_3,
    COUNT(orders.commission) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_3_rows,
    COUNT(*) AS orders,
    COUNT(orders.order_id) FILTER (WHERE orders.currency = 'CAD') AS none_counted,
    COUNT(orders.commission) FILTER (WHERE orders.currency = 'CAD') AS none_averaged_4,
    MAX(orders.delivered_on) FILTER (WHERE orders.currency = 'CAD') AS none_latest
  FROM orders
  WHERE orders.currency = 'SEK'
  GROUP BY 1, 2
),
rated_amounts AS (
  SELECT
    amounts.orders AS orders,
    amounts.none_counted AS none_counted,
    amounts.none_averaged_4 AS none_averaged_4,
    amounts.none_latest AS none_latest,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.none_averaged_3 AS none_averaged_3,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN source_rate.rate IS NULL OR target_rate.rate IS NULL THEN amounts.none_averaged_3_rows ELSE 0 END AS none_averaged_3_unconverted
  FROM amounts
  LEFT JOIN ecb_rates AS source_rate ON source_rate.currency = amounts.currency AND amounts.rate_date >= source_rate.valid_from AND amounts.rate_date < source_rate.valid_until
  LEFT JOIN ecb_rates AS target_rate ON target_rate.currency = 'USD' AND amounts.rate_date >= target_rate.valid_from AND amounts.rate_date < target_rate.valid_until
),
converted_amounts AS (
  SELECT
    rated_amounts.orders AS orders,
    rated_amounts.none_counted AS none_counted,
    rated_amounts.none_averaged_4 AS none_averaged_4,
    rated_amounts.none_latest AS none_latest,
    rated_amounts.none_averaged_3 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.none_averaged_3 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS none_averaged_3,
    rated_amounts.none_averaged_3 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS none_averaged_3_rest,
    rated_amounts.divisor AS none_averaged_3_divisor,
    rated_amounts.none_averaged_3_unconverted AS none_averaged_3_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.orders) AS orders,
    SUM(converted_amounts.none_counted) AS none_counted,
    SUM(converted_amounts.none_averaged_4) AS none_averaged_4,
    MAX(converted_amounts.none_latest) AS none_latest,
    SUM(converted_amounts.none_averaged_3) * 1000000 + (SUM(converted_amounts.none_averaged_3_rest * 1000000 / converted_amounts.none_averaged_3_divisor * 1000000 + converted_amounts.none_averaged_3_rest * 1000000 % converted_amounts.none_averaged_3_divisor * 1000000 / converted_amounts.none_averaged_3_divisor) + CASE WHEN SUM(converted_amounts.none_averaged_3_rest * 1000000 / converted_amounts.none_averaged_3_divisor * 1000000 + converted_amounts.none_averaged_3_rest * 1000000 % converted_amounts.none_averaged_3_divisor * 1000000 / converted_amounts.none_averaged_3_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS none_averaged_3,
    SUM(converted_amounts.none_averaged_3_unconverted) AS none_averaged_3_unconverted
  FROM converted_amounts
)
SELECT
  COALESCE(totals.orders, 0) AS "orders",
  COALESCE(totals.none_counted, 0) AS "none_counted",
  (totals.none_averaged_3 / NULLIF(COALESCE(totals.none_averaged_4, 0), 0) + CASE WHEN totals.none_averaged_3 / NULLIF(COALESCE(totals.none_averaged_4, 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "none_averaged",
  totals.none_latest AS "none_latest",
  COALESCE(totals.none_averaged_3_unconverted, 0) AS "none_averaged__unconverted_rows"
FROM totals
