WITH amounts AS (
  SELECT
    orders.currency AS order_currency,
    toDate32(orders.placed_at) AS rate_date,
    orders.currency AS currency,
    SUM(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END) AS place_1,
    toInt64(count(CASE WHEN orders.status <> 'cancelled' THEN orders.subtotal END)) AS place_1_rows,
    SUM(CASE WHEN orders.channel = 'app' THEN orders.subtotal END) AS of_stores_2,
    toInt64(count(CASE WHEN orders.channel = 'app' THEN orders.subtotal END)) AS of_stores_2_rows,
    toInt64(count(CASE WHEN orders.channel = 'app' THEN orders.subtotal END)) AS of_stores_3
  FROM orders
  WHERE orders.status <> 'cancelled' OR orders.channel = 'app'
  GROUP BY 1, 2, 3
),
ecb_points AS (
  SELECT
    fx_rates.currency AS currency,
    fx_rates.rate_date AS day,
    CASE WHEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) = MAX(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) THEN MIN(CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6)))) END AS rate
  FROM fx_rates
  WHERE CAST(round(fx_rates.rate, 6) AS Nullable(Decimal(76,6))) > 0
    AND fx_rates.currency <> 'EUR'
  GROUP BY 1, 2
),
ecb_days AS (
  SELECT
    held.currency AS currency,
    toDate32(addDays(held.day, later.days)) AS day,
    held.rate AS rate,
    later.days AS age
  FROM (
    SELECT
      ecb_points.currency AS currency,
      ecb_points.day AS day,
      ecb_points.rate AS rate,
      dateDiff('day', ecb_points.day, LEAD(ecb_points.day) OVER (PARTITION BY ecb_points.currency ORDER BY ecb_points.day)) AS gap
    FROM ecb_points
  ) AS held
  JOIN (
    SELECT 0 AS days UNION ALL SELECT 1 AS days UNION ALL SELECT 2 AS days UNION ALL SELECT 3 AS days UNION ALL SELECT 4 AS days UNION ALL SELECT 5 AS days UNION ALL SELECT 6 AS days UNION ALL SELECT 7 AS days
  ) AS later ON held.gap IS NULL OR later.days < held.gap
),
ranked_groups AS (
  SELECT
    amounts.order_currency AS order_currency,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.place_1 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.place_1 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS place_1,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.place_1_rows ELSE 0 END)) AS place_1_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.place_1_rows > 0 THEN source_rate.age END) AS place_1_rate_age,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.of_stores_2 AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.of_stores_2 AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS of_stores_2,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.of_stores_2_rows ELSE 0 END)) AS of_stores_2_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.of_stores_2_rows > 0 THEN source_rate.age END) AS of_stores_2_rate_age,
    toInt64(sum(amounts.of_stores_3)) AS of_stores_3
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
),
ranked_groups_2 AS (
  SELECT
    ranked_groups.order_currency AS order_currency,
    ranked_groups.place_1 AS place_1,
    ranked_groups.place_1_unconverted AS place_1_unconverted,
    ranked_groups.place_1_rate_age AS place_1_rate_age,
    ranked_groups.of_stores_2 AS of_stores_2,
    ranked_groups.of_stores_2_unconverted AS of_stores_2_unconverted,
    ranked_groups.of_stores_2_rate_age AS of_stores_2_rate_age,
    ranked_groups.of_stores_3 AS of_stores_3,
    CASE WHEN COALESCE(ranked_groups.place_1, CAST(0 AS Nullable(Decimal(38,8)))) IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN COALESCE(ranked_groups.place_1, CAST(0 AS Nullable(Decimal(38,8)))) IS NULL THEN 1 ELSE 0 END, COALESCE(ranked_groups.place_1, CAST(0 AS Nullable(Decimal(38,8)))) DESC) END AS place_1_2
  FROM ranked_groups
)
SELECT
  ranked_groups_2.order_currency AS `order.currency`,
  ranked_groups_2.place_1_2 AS `place`,
  CASE WHEN trunc(CAST(ranked_groups_2.of_stores_2 AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(ranked_groups_2.of_stores_3, 0) AS Nullable(Decimal(38,4))), 0), 8) IS NOT NULL THEN RANK() OVER (ORDER BY CASE WHEN trunc(CAST(ranked_groups_2.of_stores_2 AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(ranked_groups_2.of_stores_3, 0) AS Nullable(Decimal(38,4))), 0), 8) IS NULL THEN 1 ELSE 0 END, trunc(CAST(ranked_groups_2.of_stores_2 AS Nullable(Decimal(76,8))) / NULLIF(CAST(COALESCE(ranked_groups_2.of_stores_3, 0) AS Nullable(Decimal(38,4))), 0), 8) DESC) END AS `of_stores`,
  COALESCE(ranked_groups_2.place_1_unconverted, 0) AS `place__unconverted_rows`,
  COALESCE(ranked_groups_2.of_stores_2_unconverted, 0) AS `of_stores__unconverted_rows`,
  ranked_groups_2.place_1_rate_age AS `place__rate_age_days`,
  ranked_groups_2.of_stores_2_rate_age AS `of_stores__rate_age_days`
FROM ranked_groups_2
ORDER BY 2 NULLS LAST, 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
