SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.last_year), 0) AS `last_year`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS DOUBLE) AS `growth`
FROM (
  SELECT
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS last_year
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-06-16 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS BIGINT) AS orders,
    COUNT(*) AS last_year
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2024-06-16 00:00:00'
) AS parts
