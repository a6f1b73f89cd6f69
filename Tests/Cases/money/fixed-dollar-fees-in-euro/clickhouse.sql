WITH amounts AS (
  SELECT
    payouts.method AS payout_method,
    payouts.paid_on AS rate_date,
    'USD' AS currency,
    SUM(payouts.fee) AS payout_fees,
    toInt64(count(payouts.fee)) AS payout_fees_rows
  FROM payouts
  WHERE payouts.paid_on >= toDate32('2025-01-01')
    AND payouts.paid_on < toDate32('2026-01-01')
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
    AND fx_rates.rate_date >= toDate32('2024-12-24')
    AND fx_rates.rate_date <= toDate32('2026-01-01')
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
amounts_2 AS (
  SELECT
    payouts.method AS payout_method,
    payouts.paid_on AS rate_date,
    payouts.currency AS currency,
    SUM(payouts.amount) AS payout_value,
    toInt64(count(payouts.amount)) AS payout_value_rows
  FROM payouts
  WHERE payouts.paid_on >= toDate32('2025-01-01')
    AND payouts.paid_on < toDate32('2026-01-01')
  GROUP BY 1, 2, 3
)
SELECT
  parts.payout_method AS `payout.method`,
  CAST(round(COALESCE(MAX(parts.payout_fees), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `payout_fees`,
  CAST(round(COALESCE(MAX(parts.payout_value), CAST(0 AS Nullable(Decimal(38,8)))), 2) AS Nullable(Decimal(76,2))) AS `payout_value`,
  COALESCE(MAX(parts.payout_fees_unconverted), 0) AS `payout_fees__unconverted_rows`,
  COALESCE(MAX(parts.payout_value_unconverted), 0) AS `payout_value__unconverted_rows`,
  MAX(parts.payout_fees_rate_age) AS `payout_fees__rate_age_days`,
  MAX(parts.payout_value_rate_age) AS `payout_value__rate_age_days`
FROM (
  SELECT
    amounts.payout_method AS payout_method,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts.currency = 'EUR' THEN CAST(amounts.payout_fees AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts.payout_fees AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS payout_fees,
    toInt64(sum(CASE WHEN amounts.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts.payout_fees_rows ELSE 0 END)) AS payout_fees_unconverted,
    MAX(CASE WHEN amounts.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts.payout_fees_rows > 0 THEN source_rate.age END) AS payout_fees_rate_age,
    CAST(NULL AS Nullable(Decimal(38,8))) AS payout_value,
    CAST(NULL AS Nullable(Int64)) AS payout_value_unconverted,
    CAST(NULL AS Nullable(Int64)) AS payout_value_rate_age
  FROM amounts
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts.currency AND source_rate.day = amounts.rate_date
  GROUP BY 1
  UNION ALL
  SELECT
    amounts_2.payout_method AS payout_method,
    CAST(NULL AS Nullable(Decimal(38,8))) AS payout_fees,
    CAST(NULL AS Nullable(Int64)) AS payout_fees_unconverted,
    CAST(NULL AS Nullable(Int64)) AS payout_fees_rate_age,
    CAST(trunc(CAST(round(SUM(CASE WHEN amounts_2.currency = 'EUR' THEN CAST(amounts_2.payout_value AS Nullable(Decimal(76,20))) ELSE CAST(CAST(amounts_2.payout_value AS Nullable(Decimal(76,20))) * 1 / source_rate.rate AS Nullable(Decimal(76,20))) END), 14) AS Nullable(Decimal(76,14))), 8) AS Nullable(Decimal(76,8))) AS payout_value,
    toInt64(sum(CASE WHEN amounts_2.currency = 'EUR' THEN 0 WHEN source_rate.rate IS NULL THEN amounts_2.payout_value_rows ELSE 0 END)) AS payout_value_unconverted,
    MAX(CASE WHEN amounts_2.currency = 'EUR' OR source_rate.rate IS NULL THEN NULL WHEN amounts_2.payout_value_rows > 0 THEN source_rate.age END) AS payout_value_rate_age
  FROM amounts_2
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = amounts_2.currency AND source_rate.day = amounts_2.rate_date
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
