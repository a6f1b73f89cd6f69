WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE retailer.tier = 'gold') AS gold_share_1,
    COUNT(orders.subtotal) FILTER (WHERE retailer.tier = 'gold') AS gold_share_1_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS gold_share_2,
    COUNT(orders.subtotal) AS gold_share_2_rows
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2, 3
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.quarter,
    amounts.currency,
    amounts.rate_date,
    amounts.gold_share_1,
    amounts.gold_share_1_rows,
    amounts.gold_share_2,
    amounts.gold_share_2_rows,
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
    amounts_with_rates.quarter,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.gold_share_1,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.gold_share_1_rows ELSE 0 END AS gold_share_1_unconverted,
    amounts_with_rates.gold_share_2,
    CASE WHEN amounts_with_rates.currency = 'EUR' THEN 0 WHEN amounts_with_rates.source_rate IS NULL THEN amounts_with_rates.gold_share_2_rows ELSE 0 END AS gold_share_2_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.quarter,
    rated_amounts.gold_share_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gold_share_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gold_share_1,
    rated_amounts.gold_share_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gold_share_1_rest,
    rated_amounts.divisor AS gold_share_1_divisor,
    rated_amounts.gold_share_1_unconverted,
    rated_amounts.gold_share_2 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.gold_share_2 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS gold_share_2,
    rated_amounts.gold_share_2 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS gold_share_2_rest,
    rated_amounts.divisor AS gold_share_2_divisor,
    rated_amounts.gold_share_2_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    converted_amounts.quarter,
    SUM(converted_amounts.gold_share_1) * 1000000 + (SUM(converted_amounts.gold_share_1_rest * 1000000 / converted_amounts.gold_share_1_divisor * 1000000 + converted_amounts.gold_share_1_rest * 1000000 % converted_amounts.gold_share_1_divisor * 1000000 / converted_amounts.gold_share_1_divisor) + CASE WHEN SUM(converted_amounts.gold_share_1_rest * 1000000 / converted_amounts.gold_share_1_divisor * 1000000 + converted_amounts.gold_share_1_rest * 1000000 % converted_amounts.gold_share_1_divisor * 1000000 / converted_amounts.gold_share_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gold_share_1,
    SUM(converted_amounts.gold_share_1_unconverted) AS gold_share_1_unconverted,
    SUM(converted_amounts.gold_share_2) * 1000000 + (SUM(converted_amounts.gold_share_2_rest * 1000000 / converted_amounts.gold_share_2_divisor * 1000000 + converted_amounts.gold_share_2_rest * 1000000 % converted_amounts.gold_share_2_divisor * 1000000 / converted_amounts.gold_share_2_divisor) + CASE WHEN SUM(converted_amounts.gold_share_2_rest * 1000000 / converted_amounts.gold_share_2_divisor * 1000000 + converted_amounts.gold_share_2_rest * 1000000 % converted_amounts.gold_share_2_divisor * 1000000 / converted_amounts.gold_share_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS gold_share_2,
    SUM(converted_amounts.gold_share_2_unconverted) AS gold_share_2_unconverted
  FROM converted_amounts
  GROUP BY 1
)
SELECT
  totals.quarter AS "quarter",
  CAST(COALESCE(totals.gold_share_1, 0) AS REAL) / NULLIF(COALESCE(totals.gold_share_2, 0), 0) AS "gold_share",
  COALESCE(totals.gold_share_1_unconverted, 0) + COALESCE(totals.gold_share_2_unconverted, 0) AS "gold_share__unconverted_rows"
FROM totals
ORDER BY 1 NULLS LAST
