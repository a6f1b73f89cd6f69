WITH RECURSIVE amounts AS (
  SELECT
    orders.currency AS order_currency,
    DATE(orders.placed_at) AS rate_date,
    orders.currency,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.status <> 'cancelled') AS place_1,
    COUNT(orders.subtotal) FILTER (WHERE orders.status <> 'cancelled') AS place_1_rows,
    SUM(CAST(ROUND(orders.subtotal * 100) AS INTEGER)) FILTER (WHERE orders.channel = 'app') AS of_stores_2,
    COUNT(orders.subtotal) FILTER (WHERE orders.channel = 'app') AS of_stores_2_rows,
    COUNT(orders.subtotal) FILTER (WHERE orders.channel = 'app') AS of_stores_3
  FROM orders
  WHERE orders.status <> 'cancelled' OR orders.channel = 'app'
  GROUP BY 1, 2, 3
),
ecb_points AS MATERIALIZED (
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
rated_amounts AS (
  SELECT
    amounts.order_currency,
    amounts.of_stores_3,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE 1000000 END AS multiplier,
    CASE WHEN amounts.currency = 'EUR' THEN 1 ELSE source_rate.rate END AS divisor,
    amounts.place_1,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.place_1_rows ELSE 0 END AS place_1_unconverted,
    amounts.of_stores_2,
    CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.of_stores_2_rows ELSE 0 END AS of_stores_2_unconverted,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.place_1_rows > 0 THEN source_rate.age END AS place_1_rate_age,
    CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.of_stores_2_rows > 0 THEN source_rate.age END AS of_stores_2_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+amounts.currency) AND source_rate.day = (+amounts.rate_date)
),
multiplied_amounts AS (
  SELECT
    rated_amounts.order_currency,
    rated_amounts.of_stores_3,
    rated_amounts.divisor,
    rated_amounts.place_1 / 1000000 * rated_amounts.multiplier + rated_amounts.place_1 % 1000000 * rated_amounts.multiplier / 1000000 AS place_1_high,
    rated_amounts.place_1 % 1000000 * rated_amounts.multiplier % 1000000 AS place_1_low,
    rated_amounts.place_1_unconverted,
    rated_amounts.of_stores_2 / 1000000 * rated_amounts.multiplier + rated_amounts.of_stores_2 % 1000000 * rated_amounts.multiplier / 1000000 AS of_stores_2_high,
    rated_amounts.of_stores_2 % 1000000 * rated_amounts.multiplier % 1000000 AS of_stores_2_low,
    rated_amounts.of_stores_2_unconverted,
    rated_amounts.place_1_rate_age,
    rated_amounts.of_stores_2_rate_age
  FROM rated_amounts
),
converted_amounts AS MATERIALIZED (
  SELECT
    multiplied_amounts.order_currency,
    multiplied_amounts.of_stores_3,
    multiplied_amounts.divisor,
    multiplied_amounts.place_1_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.place_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.place_1_low) / multiplied_amounts.divisor AS place_1,
    (multiplied_amounts.place_1_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.place_1_low) % multiplied_amounts.divisor AS place_1_rest,
    multiplied_amounts.place_1_unconverted,
    multiplied_amounts.of_stores_2_high / multiplied_amounts.divisor * 1000000 + (multiplied_amounts.of_stores_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.of_stores_2_low) / multiplied_amounts.divisor AS of_stores_2,
    (multiplied_amounts.of_stores_2_high % multiplied_amounts.divisor * 1000000 + multiplied_amounts.of_stores_2_low) % multiplied_amounts.divisor AS of_stores_2_rest,
    multiplied_amounts.of_stores_2_unconverted,
    multiplied_amounts.place_1_rate_age,
    multiplied_amounts.of_stores_2_rate_age
  FROM multiplied_amounts
),
totals AS (
  SELECT
    converted_amounts.order_currency,
    SUM(converted_amounts.place_1) AS place_1,
    SUM(converted_amounts.place_1_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.place_1_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.place_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.place_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.place_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.place_1_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS place_1_digits,
    SUM(converted_amounts.place_1_unconverted) AS place_1_unconverted,
    MAX(converted_amounts.place_1_rate_age) AS place_1_rate_age,
    SUM(converted_amounts.of_stores_2) AS of_stores_2,
    SUM(converted_amounts.of_stores_2_rest * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.of_stores_2_rest * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + (SUM(converted_amounts.of_stores_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.of_stores_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) + CASE WHEN SUM(converted_amounts.of_stores_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor * 1000000 + converted_amounts.of_stores_2_rest * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 % converted_amounts.divisor * 1000000 / converted_amounts.divisor) < 0 THEN -COUNT(*) ELSE COUNT(*) END) / 1000000000000 AS of_stores_2_digits,
    SUM(converted_amounts.of_stores_2_unconverted) AS of_stores_2_unconverted,
    MAX(converted_amounts.of_stores_2_rate_age) AS of_stores_2_rate_age,
    SUM(converted_amounts.of_stores_3) AS of_stores_3
  FROM converted_amounts
  GROUP BY 1
),
exact_totals AS (
  SELECT
    totals.order_currency,
    CASE WHEN TYPEOF(totals.place_1 + totals.place_1_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.place_1 * 1000000 + CASE WHEN totals.place_1 > 0 AND totals.place_1_digits < 0 THEN (totals.place_1_digits - 999999) / 1000000 WHEN totals.place_1 < 0 AND totals.place_1_digits > 0 THEN (totals.place_1_digits + 999999) / 1000000 ELSE totals.place_1_digits / 1000000 END) END AS place_1,
    totals.place_1_unconverted,
    totals.place_1_rate_age,
    CASE WHEN TYPEOF(totals.of_stores_2 + totals.of_stores_2_digits) = 'real' THEN ABS(-9223372036854775807 - 1) ELSE (totals.of_stores_2 * 1000000 + CASE WHEN totals.of_stores_2 > 0 AND totals.of_stores_2_digits < 0 THEN (totals.of_stores_2_digits - 999999) / 1000000 WHEN totals.of_stores_2 < 0 AND totals.of_stores_2_digits > 0 THEN (totals.of_stores_2_digits + 999999) / 1000000 ELSE totals.of_stores_2_digits / 1000000 END) END AS of_stores_2,
    totals.of_stores_2_unconverted,
    totals.of_stores_2_rate_age,
    totals.of_stores_3
  FROM totals
),
ranked_groups AS (
  SELECT
    exact_totals.order_currency,
    exact_totals.place_1,
    exact_totals.place_1_unconverted,
    exact_totals.place_1_rate_age,
    exact_totals.of_stores_2,
    exact_totals.of_stores_2_unconverted,
    exact_totals.of_stores_2_rate_age,
    exact_totals.of_stores_3,
    CASE WHEN COALESCE(exact_totals.place_1, 0) IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN COALESCE(exact_totals.place_1, 0) IS NULL THEN 1 ELSE 0 END, COALESCE(exact_totals.place_1, 0) DESC) END AS place_1_2
  FROM exact_totals
)
SELECT
  ranked_groups.order_currency AS "order.currency",
  ranked_groups.place_1_2 AS "place",
  CASE WHEN ranked_groups.of_stores_2 / NULLIF(COALESCE(ranked_groups.of_stores_3, 0), 0) IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN ranked_groups.of_stores_2 / NULLIF(COALESCE(ranked_groups.of_stores_3, 0), 0) IS NULL THEN 1 ELSE 0 END, ranked_groups.of_stores_2 / NULLIF(COALESCE(ranked_groups.of_stores_3, 0), 0) DESC) END AS "of_stores",
  COALESCE(ranked_groups.place_1_unconverted, 0) AS "place__unconverted_rows",
  COALESCE(ranked_groups.of_stores_2_unconverted, 0) AS "of_stores__unconverted_rows",
  ranked_groups.place_1_rate_age AS "place__rate_age_days",
  ranked_groups.of_stores_2_rate_age AS "of_stores__rate_age_days"
FROM ranked_groups
ORDER BY 2 NULLS LAST, 1 NULLS LAST
