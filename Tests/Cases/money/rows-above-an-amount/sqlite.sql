WITH RECURSIVE ecb_points AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
days_later(days) AS (
  SELECT
    0 AS days
  UNION ALL
  SELECT
    days_later.days + 1 AS days
  FROM days_later
  WHERE days_later.days < 7
),
ecb_days AS MATERIALIZED (
  SELECT
    +held.currency AS currency,
    DATE(held.day, (later.days) || ' days') AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency,
      ecb_points.day,
      ecb_points.rate,
      CAST(JULIANDAY(LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) - JULIANDAY(ecb_points.day) AS INTEGER) AS gap
    FROM ecb_points
  ) AS held
  JOIN days_later AS later ON held.gap IS NULL OR later.days < held.gap
),
amounts AS (
  SELECT
    orders.currency AS order_currency,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE CASE WHEN orders.currency = 'USD' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END < 0 THEN -1 ELSE 0 END END > 50000000000) AS value,
    COUNT(orders.subtotal) FILTER (WHERE CASE WHEN orders.currency = 'USD' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END < 0 THEN -1 ELSE 0 END END > 50000000000) AS value_rows,
    COUNT(*) FILTER (WHERE (CASE WHEN orders.currency = 'USD' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END < 0 THEN -1 ELSE 0 END END > 50000000000 OR orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AS value_without_rate,
    COUNT(*) FILTER (WHERE CASE WHEN orders.currency = 'USD' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END < 0 THEN -1 ELSE 0 END END > 50000000000) AS large,
    COUNT(*) FILTER (WHERE (CASE WHEN orders.currency = 'USD' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 / CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * target_rate.rate + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate / 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * target_rate.rate % 1000000) % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END * 100000 % CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END < 0 THEN -1 ELSE 0 END END > 50000000000 OR orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND (target_rate.rate IS NULL OR CASE WHEN orders.currency = 'EUR' THEN 1000000 ELSE source_rate.rate END IS NULL) AND CASE WHEN orders.currency = 'USD' THEN FALSE ELSE TRUE END) AS large_without_rate,
    COUNT(*) AS "all"
  FROM orders
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+orders.currency) AND source_rate.day = (+DATE(orders.placed_at))
  LEFT JOIN ecb_days AS target_rate ON target_rate.currency = 'USD' AND target_rate.day = (+DATE(orders.placed_at))
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2024-04-01 00:00:00'
  GROUP BY 1, 2, 3
),
ecb_points_2 AS MATERIALIZED (
  SELECT
    fx_rates.currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) = MAX(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) THEN MIN(CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER)) END AS rate
  FROM fx_rates
  WHERE CAST(ROUND(fx_rates.rate * 1000000) AS INTEGER) > 0
    AND fx_rates.currency <> 'EUR'
    AND fx_rates.rate_date >= '2023-12-24'
    AND fx_rates.rate_date <= '2024-04-01'
  GROUP BY 1, 2
),
ecb_days_2 AS MATERIALIZED (
  SELECT
    +held.currency AS currency,
    DATE(held.day, (later.days) || ' days') AS day,
    held.rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points_2.currency,
      ecb_points_2.day,
      ecb_points_2.rate,
      CAST(JULIANDAY(LEAD(ecb_points_2.day) OVER (PARTITION BY ecb_points_2.currency ORDER BY ecb_points_2.day)) - JULIANDAY(ecb_points_2.day) AS INTEGER) AS gap
    FROM ecb_points_2
  ) AS held
  JOIN days_later AS later ON held.gap IS NULL OR later.days < held.gap
),
rated_amounts AS (
  SELECT
    amounts.order_currency,
    amounts.value_without_rate,
    amounts.large,
    amounts.large_without_rate,
    amounts."all",
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.value,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.value_rows ELSE 0 END AS value_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.value_rows > 0 THEN source_rate.age END AS value_rate_age
  FROM amounts
  LEFT JOIN ecb_days_2 AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_currency,
    rated_amounts.value_without_rate,
    rated_amounts.large,
    rated_amounts.large_without_rate,
    rated_amounts."all",
    rated_amounts.divisor,
    rated_amounts.value / 1000000 * rated_amounts.multiplier + rated_amounts.value % 1000000 * rated_amounts.multiplier / 1000000 AS value_high,
    rated_amounts.value % 1000000 * rated_amounts.multiplier % 1000000 AS value_low,
    rated_amounts.value_unconverted,
    rated_amounts.value_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_currency,
    multiplied_amounts.value_without_rate,
    multiplied_amounts.large,
    multiplied_amounts.large_without_rate,
    multiplied_amounts."all",
    multiplied_amounts.divisor,
    multiplied_amounts.value_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.value_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.value_low) / multiplied_amounts.divisor AS value,
    (multiplied_amounts.value_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.value_low) % multiplied_amounts.divisor AS value_rest,
    multiplied_amounts.value_unconverted,
    multiplied_amounts.value_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.order_currency,
    SUM(converted_amounts.value) AS value,
    SUM(converted_amounts.value_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.value_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.value_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS value_digits,
    SUM(converted_amounts.value_unconverted) AS value_unconverted,
    MAX(converted_amounts.value_rate_age) AS value_rate_age,
    SUM(converted_amounts.value_without_rate) AS value_without_rate,
    SUM(converted_amounts.large) AS large,
    SUM(converted_amounts.large_without_rate) AS large_without_rate,
    SUM(converted_amounts."all") AS "all"
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.order_currency,
    CASE WHEN TYPEOF(totals.value + totals.value_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.value * 1000000 + CASE WHEN totals.value > 0 AND totals.value_digits < 0 THEN (totals.value_digits - 999999) / 1000000 WHEN totals.value < 0 AND totals.value_digits > 0 THEN (totals.value_digits + 999999) / 1000000 ELSE totals.value_digits / 1000000 END) END AS value,
    totals.value_unconverted,
    totals.value_rate_age,
    totals.value_without_rate,
    totals.large,
    totals.large_without_rate,
    totals."all"
  FROM totals
)
SELECT
  exact_totals.order_currency AS "order.currency",
  COALESCE(exact_totals.large, 0) AS "large",
  (COALESCE(exact_totals.value, 0) + CASE WHEN COALESCE(exact_totals.value, 0) < 0 THEN -500000 ELSE 500000 END) / 1000000 AS "value",
  COALESCE(exact_totals."all", 0) AS "all",
  COALESCE(exact_totals.large_without_rate, 0) AS "large__unconverted_rows",
  COALESCE(exact_totals.value_unconverted, 0) + COALESCE(exact_totals.value_without_rate, 0) AS "value__unconverted_rows",
  exact_totals.value_rate_age AS "value__rate_age_days"
FROM exact_totals
ORDER BY 1 NULLS LAST
