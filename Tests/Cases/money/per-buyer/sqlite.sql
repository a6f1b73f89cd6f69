WITH amounts AS (
  SELECT
    retailer.tier AS retailer_tier,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gmv_per_buyer_1,
    COUNT(orders.subtotal) AS gmv_per_buyer_1_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2024-10-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.retailer_tier,
    amounts.currency,
    amounts.rate_date,
    amounts.gmv_per_buyer_1,
    amounts.gmv_per_buyer_1_rows,
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
      WHERE fx_rates.currency = 'SEK'
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
    amounts_with_rates.retailer_tier,
    CASE WHEN amounts_with_rates.currency = 'SEK' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'SEK' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.gmv_per_buyer_1,
    CASE WHEN amounts_with_rates.currency = 'SEK' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.gmv_per_buyer_1_rows ELSE 0 END AS gmv_per_buyer_1_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.retailer_tier,
    rated_amounts.gmv_per_buyer_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gmv_per_buyer_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gmv_per_buyer_1,
    rated_amounts.gmv_per_buyer_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gmv_per_buyer_1_rest,
    rated_amounts.divisor AS gmv_per_buyer_1_divisor,
    rated_amounts.gmv_per_buyer_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.retailer_tier,
    SUM(converted_amounts.gmv_per_buyer_1) * 1000000 + (SUM(converted_amounts.gmv_per_buyer_1_rest * 1000000 / converted_amounts.gmv_per_buyer_1_divisor * 1000000 + converted_amounts.gmv_per_buyer_1_rest * 1000000 % converted_amounts.gmv_per_buyer_1_divisor * 1000000 / converted_amounts.gmv_per_buyer_1_divisor) + CASE WHEN SUM(converted_amounts.gmv_per_buyer_1_rest * 1000000 / converted_amounts.gmv_per_buyer_1_divisor * 1000000 + converted_amounts.gmv_per_buyer_1_rest * 1000000 % converted_amounts.gmv_per_buyer_1_divisor * 1000000 / converted_amounts.gmv_per_buyer_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gmv_per_buyer_1,
    SUM(converted_amounts.gmv_per_buyer_1_unconverted) AS gmv_per_buyer_1_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  parts.retailer_tier AS "retailer.tier",
  (COALESCE(MAX(parts.gmv_per_buyer_1), 0) / NULLIF(COALESCE(MAX(parts.gmv_per_buyer_2), 0), 0) + CASE WHEN COALESCE(MAX(parts.gmv_per_buyer_1), 0) / NULLIF(COALESCE(MAX(parts.gmv_per_buyer_2), 0), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv_per_buyer",
  COALESCE(MAX(parts.gmv_per_buyer_2), 0) AS "buyers",
  COALESCE(MAX(parts.gmv_per_buyer_1_unconverted), 0) AS "gmv_per_buyer__unconverted_rows"
FROM (
  SELECT
    totals.retailer_tier,
    totals.gmv_per_buyer_1,
    totals.gmv_per_buyer_1_unconverted,
    CAST(NULL AS INTEGER) AS gmv_per_buyer_2
  FROM totals
  UNION ALL
  SELECT
    retailer.tier AS retailer_tier,
    CAST(NULL AS INTEGER) AS gmv_per_buyer_1,
    CAST(NULL AS INTEGER) AS gmv_per_buyer_1_unconverted,
    COUNT(DISTINCT orders.retailer_id) AS gmv_per_buyer_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= '2024-07-01 00:00:00'
    AND orders.placed_at < '2024-10-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
