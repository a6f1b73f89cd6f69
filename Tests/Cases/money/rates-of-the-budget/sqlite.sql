WITH amounts AS (
  SELECT
    DATE(orders.placed_at, 'start of year') AS year,
    orders.currency AS order_currency,
    CAST(STRFTIME('%Y', DATE(orders.placed_at)) AS INTEGER) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS gmv,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS gmv_rows,
    SUM(orders.commission * CASE WHEN orders.currency IN ('JPY') THEN 100 ELSE 1 END) AS commission,
    COUNT(orders.commission) AS commission_rows
  FROM orders
  GROUP BY 1, 2, 3, 4
),
budget_rates_2 AS MATERIALIZED (
  SELECT
    budget_rates.currency,
    budget_rates.year AS day,
    CASE WHEN MIN(CAST(ROUND(budget_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(budget_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(budget_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM budget_rates
  WHERE CAST(ROUND(budget_rates.rate * 1000000) AS INTEGER) > 0
    AND budget_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
rated_amounts AS (
  SELECT
    amounts.year,
    amounts.order_currency,
    CASE WHEN amounts.currency = 'USD' THEN 1 ELSE target_rate.rate END AS multiplier,
    CASE WHEN amounts.currency = 'USD' THEN 1 WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END AS divisor,
    amounts.gmv,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.gmv_rows ELSE 0 END AS gmv_unconverted,
    amounts.commission,
    CASE WHEN amounts.currency = 'USD' THEN 0 WHEN target_rate.rate IS NULL OR CASE WHEN amounts.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL THEN amounts.commission_rows ELSE 0 END AS commission_unconverted
  FROM amounts
  LEFT JOIN budget_rates_2 AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
  LEFT JOIN budget_rates_2 AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.year,
    rated_amounts.order_currency,
    rated_amounts.divisor,
    rated_amounts.gmv / 1000000 * rated_amounts.multiplier + rated_amounts.gmv % 1000000 * rated_amounts.multiplier / 1000000 AS gmv_high,
    rated_amounts.gmv % 1000000 * rated_amounts.multiplier % 1000000 AS gmv_low,
    rated_amounts.gmv_unconverted,
    rated_amounts.commission / 1000000 * rated_amounts.multiplier + rated_amounts.commission % 1000000 * rated_amounts.multiplier / 1000000 AS commission_high,
    rated_amounts.commission % 1000000 * rated_amounts.multiplier % 1000000 AS commission_low,
    rated_amounts.commission_unconverted
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.year,
    multiplied_amounts.order_currency,
    multiplied_amounts.divisor,
    multiplied_amounts.gmv_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) / multiplied_amounts.divisor AS gmv,
    (multiplied_amounts.gmv_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.gmv_low) % multiplied_amounts.divisor AS gmv_rest,
    multiplied_amounts.gmv_unconverted,
    multiplied_amounts.commission_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.commission_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.commission_low) / multiplied_amounts.divisor AS commission,
    (multiplied_amounts.commission_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.commission_low) % multiplied_amounts.divisor AS commission_rest,
    multiplied_amounts.commission_unconverted
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.year,
    converted_amounts.order_currency,
    SUM(converted_amounts.gmv) AS gmv,
    SUM(converted_amounts.gmv_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.gmv_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS gmv_digits,
    SUM(converted_amounts.gmv_unconverted) AS gmv_unconverted,
    SUM(converted_amounts.commission) AS commission,
    SUM(converted_amounts.commission_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.commission_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS commission_digits,
    SUM(converted_amounts.commission_unconverted) AS commission_unconverted
  FROM converted_amounts
  GROUP BY 1, 2
),
exact_totals AS (
  SELECT
    totals.year,
    totals.order_currency,
    CASE WHEN TYPEOF(totals.gmv + totals.gmv_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.gmv * 1000000 + CASE WHEN totals.gmv > 0 AND totals.gmv_digits < 0 THEN (totals.gmv_digits - 999999) / 1000000 WHEN totals.gmv < 0 AND totals.gmv_digits > 0 THEN (totals.gmv_digits + 999999) / 1000000 ELSE totals.gmv_digits / 1000000 END) END AS gmv,
    totals.gmv_unconverted,
    CASE WHEN TYPEOF(totals.commission + totals.commission_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.commission * 1000000 + CASE WHEN totals.commission > 0 AND totals.commission_digits < 0 THEN (totals.commission_digits - 999999) / 1000000 WHEN totals.commission < 0 AND totals.commission_digits > 0 THEN (totals.commission_digits + 999999) / 1000000 ELSE totals.commission_digits / 1000000 END) END AS commission,
    totals.commission_unconverted
  FROM totals
)
SELECT
  exact_totals.year AS "year",
  exact_totals.order_currency AS "order.currency",
  (COALESCE(exact_totals.gmv, 0) + CASE WHEN COALESCE(exact_totals.gmv, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "gmv",
  (COALESCE(exact_totals.commission, 0) + CASE WHEN COALESCE(exact_totals.commission, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "commission",
  COALESCE(exact_totals.gmv_unconverted, 0) AS "gmv__unconverted_rows",
  COALESCE(exact_totals.commission_unconverted, 0) AS "commission__unconverted_rows"
FROM exact_totals
ORDER BY 1 NULLS LAST, 2 NULLS LAST
