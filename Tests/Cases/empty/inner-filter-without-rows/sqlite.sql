WITH amounts AS (
  SELECT
    orders.currency,
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
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.currency,
    amounts.rate_date,
    amounts.none_averaged_3,
    amounts.none_averaged_3_rows,
    amounts.orders,
    amounts.none_counted,
    amounts.none_averaged_4,
    amounts.none_latest,
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
      WHERE fx_rates.currency = 'USD'
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
    amounts_with_rates.orders,
    amounts_with_rates.none_counted,
    amounts_with_rates.none_averaged_4,
    amounts_with_rates.none_latest,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.none_averaged_3,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.none_averaged_3_rows ELSE 0 END AS none_averaged_3_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.orders,
    rated_amounts.none_counted,
    rated_amounts.none_averaged_4,
    rated_amounts.none_latest,
    rated_amounts.none_averaged_3 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.none_averaged_3 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS none_averaged_3,
    rated_amounts.none_averaged_3 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS none_averaged_3_rest,
    rated_amounts.divisor AS none_averaged_3_divisor,
    rated_amounts.none_averaged_3_unconverted
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
