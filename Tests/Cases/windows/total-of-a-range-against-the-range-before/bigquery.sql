SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.last_year), 0) AS `last_year`,
  (CAST(COALESCE(MAX(parts.orders), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.last_year), 0), 0)) - CAST(1 AS FLOAT64) AS `growth`
FROM (
  SELECT
    COUNT(*) AS orders,
    CAST(NULL AS INT64) AS last_year
  FROM orders
  WHERE orders.placed_at >= DATETIME '2025-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2025-06-16 00:00:00'
  UNION ALL
  SELECT
    CAST(NULL AS INT64) AS orders,
    COUNT(*) AS last_year
  FROM orders
  WHERE orders.placed_at >= DATETIME '2024-01-01 00:00:00'
    AND orders.placed_at < DATETIME '2024-06-16 00:00:00'
) AS parts
