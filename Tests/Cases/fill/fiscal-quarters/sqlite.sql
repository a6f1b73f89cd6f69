WITH RECURSIVE periods(period, last) AS (
  SELECT
    '2024-01-01' AS period,
    '2025-01-01' AS last
  WHERE '2024-01-01' <= '2025-01-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END AS period,
    periods.last
  FROM periods
  WHERE (CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (3) || ' months')) THEN DATE(periods.period, (3) || ' months') ELSE DATE(periods.period, 'start of month', (3 + 1) || ' months', '-1 day') END) <= periods.last
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
)
SELECT
  parts.fiscal_quarter AS "fiscal_quarter",
  COALESCE(MAX(parts.big), 0) AS "big",
  COALESCE(MAX(parts.big_unconverted), 0) AS "big__unconverted_rows"
FROM (
  SELECT
    periods.period AS fiscal_quarter,
    CAST(NULL AS INTEGER) AS big,
    CAST(NULL AS INTEGER) AS big_unconverted
  FROM periods
  UNION ALL
  SELECT
    DATE(orders.placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', orders.placed_at) AS INTEGER) - 1) % 3) || ' months') AS fiscal_quarter,
    COUNT(*) FILTER (WHERE CASE WHEN orders.currency = 'EUR' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) / source_rate.rate * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) / source_rate.rate) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 / source_rate.rate) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 % source_rate.rate > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 % source_rate.rate < 0 THEN -1 ELSE 0 END END > 300000000000) AS big,
    COUNT(*) FILTER (WHERE (CASE WHEN orders.currency = 'EUR' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) / source_rate.rate * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) / source_rate.rate) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 / source_rate.rate) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 % source_rate.rate > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 % source_rate.rate < 0 THEN -1 ELSE 0 END END > 300000000000 OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END) AND orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END) AS big_unconverted
  FROM orders
  LEFT JOIN ecb_days AS source_rate ON source_rate.currency = (+orders.currency) AND source_rate.day = (+DATE(orders.placed_at))
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-04-01 00:00:00'
    AND (CASE WHEN orders.currency = 'EUR' THEN CAST(ROUND(orders.subtotal * 100) AS INTEGER) * 1000000 ELSE (((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) / source_rate.rate * 1000000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) / source_rate.rate) * 100000 + ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 / source_rate.rate) * 10 + CASE WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 % source_rate.rate > 0 THEN 1 WHEN ((CAST(ROUND(orders.subtotal * 100) AS INTEGER) / 1000000 * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 / 1000000) % source_rate.rate * 1000000 + CAST(ROUND(orders.subtotal * 100) AS INTEGER) % 1000000 * 1000000 % 1000000) % source_rate.rate * 100000 % source_rate.rate < 0 THEN -1 ELSE 0 END END > 300000000000 OR orders.subtotal IS NOT NULL AND source_rate.rate IS NULL AND CASE WHEN orders.currency = 'EUR' THEN FALSE ELSE TRUE END)
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
