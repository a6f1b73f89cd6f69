SELECT
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.refunds), 0) AS `refunds`,
  COALESCE(MAX(parts.stockouts), 0) AS `stockouts`
FROM (
  SELECT
    COUNT(*) AS orders,
    CAST(NULL AS SIGNED) AS visits,
    CAST(NULL AS SIGNED) AS refunds,
    CAST(NULL AS SIGNED) AS stockouts
  FROM orders
  UNION ALL
  SELECT
    CAST(NULL AS SIGNED) AS orders,
    COUNT(*) AS visits,
    CAST(NULL AS SIGNED) AS refunds,
    CAST(NULL AS SIGNED) AS stockouts
  FROM visits
  UNION ALL
  SELECT
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS visits,
    COUNT(*) AS refunds,
    CAST(NULL AS SIGNED) AS stockouts
  FROM refunds
  UNION ALL
  SELECT
    CAST(NULL AS SIGNED) AS orders,
    CAST(NULL AS SIGNED) AS visits,
    CAST(NULL AS SIGNED) AS refunds,
    COUNT(*) AS stockouts
  FROM inventory
  WHERE inventory.on_hand = 0
) AS parts
