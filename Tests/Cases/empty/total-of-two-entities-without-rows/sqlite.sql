WITH amounts AS (
  SELECT
    orders.currency,
    DATE(orders.placed_at) AS rate_date,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) AS net_revenue_1,
    COUNT(orders.subtotal) AS net_revenue_1_rows
  FROM orders
  WHERE orders.placed_at >= '2019-01-01 00:00:00'
    AND orders.placed_at < '2020-01-01 00:00:00'
    AND orders.status <> 'cancelled'
  GROUP BY 1, 2
),
amounts_with_rates AS MATERIALIZED (
  SELECT
    amounts.currency,
    amounts.rate_date,
    amounts.net_revenue_1,
    amounts.net_revenue_1_rows,
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
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 1 ELSE amounts_with_rates.source_rate END AS divisor,
    amounts_with_rates.net_revenue_1,
    CASE WHEN amounts_with_rates.currency = 'USD' THEN 0 WHEN amounts_with_rates.source_rate IS NULL OR amounts_with_rates.target_rate IS NULL THEN amounts_with_rates.net_revenue_1_rows ELSE 0 END AS net_revenue_1_unconverted
  FROM amounts_with_rates
),
converted_amounts AS (
  SELECT
    rated_amounts.net_revenue_1 / rated_amounts.divisor * rated_amounts.multiplier + rated_amounts.net_revenue_1 % rated_amounts.divisor * rated_amounts.multiplier / rated_amounts.divisor AS net_revenue_1,
    rated_amounts.net_revenue_1 % rated_amounts.divisor * rated_amounts.multiplier % rated_amounts.divisor AS net_revenue_1_rest,
    rated_amounts.divisor AS net_revenue_1_divisor,
    rated_amounts.net_revenue_1_unconverted
  FROM rated_amounts
),
totals AS (
  SELECT
    SUM(converted_amounts.net_revenue_1) * 1000000 + (SUM(converted_amounts.net_revenue_1_rest * 1000000 / converted_amounts.net_revenue_1_divisor * 1000000 + converted_amounts.net_revenue_1_rest * 1000000 % converted_amounts.net_revenue_1_divisor * 1000000 / converted_amounts.net_revenue_1_divisor) + CASE WHEN SUM(converted_amounts.net_revenue_1_rest * 1000000 / converted_amounts.net_revenue_1_divisor * 1000000 + converted_amounts.net_revenue_1_rest * 1000000 % converted_amounts.net_revenue_1_divisor * 1000000 / converted_amounts.net_revenue_1_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS net_revenue_1,
    SUM(converted_amounts.net_revenue_1_unconverted) AS net_revenue_1_unconverted
  FROM converted_amounts
),
amounts_2 AS (
  SELECT
    refunds.currency,
    DATE(refunds.refunded_at) AS rate_date,
    SUM(CAST(ROUND(refunds.amount * 100) AS INTEGER)) AS net_revenue_2,
    COUNT(refunds.amount) AS net_revenue_2_rows,
    COUNT(*) AS refunds
  FROM refunds
  WHERE refunds.refunded_at >= '2019-01-01 00:00:00'
    AND refunds.refunded_at < '2020-01-01 00:00:00'
  GROUP BY 1, 2
),
amounts_with_rates_2 AS MATERIALIZED (
  SELECT
    amounts_2.currency,
    amounts_2.rate_date,
    amounts_2.net_revenue_2,
    amounts_2.net_revenue_2_rows,
    amounts_2.refunds,
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
      WHERE fx_rates.currency = 'USD'
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
    amounts_with_rates_2.refunds,
    CASE WHEN amounts_with_rates_2.currency = 'USD' THEN 1 ELSE amounts_with_rates_2.target_rate END AS multiplier,
    CASE WHEN amounts_with_rates_2.currency = 'USD' THEN 1 ELSE amounts_with_rates_2.source_rate END AS divisor,
    amounts_with_rates_2.net_revenue_2,
    CASE WHEN amounts_with_rates_2.currency = 'USD' THEN 0 WHEN amounts_with_rates_2.source_rate IS NULL OR amounts_with_rates_2.target_rate IS NULL THEN amounts_with_rates_2.net_revenue_2_rows ELSE 0 END AS net_revenue_2_unconverted
  FROM amounts_with_rates_2
),
converted_amounts_2 AS (
  SELECT
    rated_amounts_2.refunds,
    rated_amounts_2.net_revenue_2 / rated_amounts_2.divisor * rated_amounts_2.multiplier + rated_amounts_2.net_revenue_2 % rated_amounts_2.divisor * rated_amounts_2.multiplier / rated_amounts_2.divisor AS net_revenue_2,
    rated_amounts_2.net_revenue_2 % rated_amounts_2.divisor * rated_amounts_2.multiplier % rated_amounts_2.divisor AS net_revenue_2_rest,
    rated_amounts_2.divisor AS net_revenue_2_divisor,
    rated_amounts_2.net_revenue_2_unconverted
  FROM rated_amounts_2
),
totals_2 AS (
  SELECT
    SUM(converted_amounts_2.refunds) AS refunds,
    SUM(converted_amounts_2.net_revenue_2) * 1000000 + (SUM(converted_amounts_2.net_revenue_2_rest * 1000000 / converted_amounts_2.net_revenue_2_divisor * 1000000 + converted_amounts_2.net_revenue_2_rest * 1000000 % converted_amounts_2.net_revenue_2_divisor * 1000000 / converted_amounts_2.net_revenue_2_divisor) + CASE WHEN SUM(converted_amounts_2.net_revenue_2_rest * 1000000 / converted_amounts_2.net_revenue_2_divisor * 1000000 + converted_amounts_2.net_revenue_2_rest * 1000000 % converted_amounts_2.net_revenue_2_divisor * 1000000 / converted_amounts_2.net_revenue_2_divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000 AS net_revenue_2,
    SUM(converted_amounts_2.net_revenue_2_unconverted) AS net_revenue_2_unconverted
  FROM converted_amounts_2
)
SELECT
  (COALESCE(MAX(parts.net_revenue_1), 0) - COALESCE(MAX(parts.net_revenue_2), 0) + CASE WHEN COALESCE(MAX(parts.net_revenue_1), 0) - COALESCE(MAX(parts.net_revenue_2), 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "net_revenue",
  CAST(COALESCE(MAX(parts.net_revenue_2), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.net_revenue_1), 0), 0) AS "refund_rate",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.visits), 0) AS "visits",
  CAST(COALESCE(MAX(parts.bounce_rate_5), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.visits), 0), 0) AS "bounce_rate",
  COALESCE(MAX(parts.net_revenue_1_unconverted), 0) + COALESCE(MAX(parts.net_revenue_2_unconverted), 0) AS "net_revenue__unconverted_rows",
  COALESCE(MAX(parts.net_revenue_2_unconverted), 0) + COALESCE(MAX(parts.net_revenue_1_unconverted), 0) AS "refund_rate__unconverted_rows"
FROM (
  SELECT
    totals.net_revenue_1,
    totals.net_revenue_1_unconverted,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS net_revenue_2,
    CAST(NULL AS INTEGER) AS net_revenue_2_unconverted,
    CAST(NULL AS INTEGER) AS visits,
    CAST(NULL AS INTEGER) AS bounce_rate_5
  FROM totals
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS net_revenue_1,
    CAST(NULL AS INTEGER) AS net_revenue_1_unconverted,
    totals_2.refunds,
    totals_2.net_revenue_2,
    totals_2.net_revenue_2_unconverted,
    CAST(NULL AS INTEGER) AS visits,
    CAST(NULL AS INTEGER) AS bounce_rate_5
  FROM totals_2
  UNION ALL
  SELECT
    CAST(NULL AS INTEGER) AS net_revenue_1,
    CAST(NULL AS INTEGER) AS net_revenue_1_unconverted,
    CAST(NULL AS INTEGER) AS refunds,
    CAST(NULL AS INTEGER) AS net_revenue_2,
    CAST(NULL AS INTEGER) AS net_revenue_2_unconverted,
    COUNT(*) AS visits,
    COUNT(*) FILTER (WHERE visits.bounced) AS bounce_rate_5
  FROM visits
  WHERE visits.started_at >= '2019-01-01 00:00:00'
    AND visits.started_at < '2020-01-01 00:00:00'
) AS parts
