WITH `groups` AS (
  SELECT
    COUNT(*) AS orders
  FROM orders
),
groups_2 AS (
  SELECT
    COUNT(*) AS visits
  FROM visits
),
groups_3 AS (
  SELECT
    COUNT(*) AS refunds
  FROM refunds
),
groups_4 AS (
  SELECT
    COUNT(*) AS stockouts
  FROM inventory
  WHERE inventory.on_hand = 0
),
groups_5 AS (
  SELECT
    MAX(parts.orders) AS orders,
    MAX(parts.visits) AS visits,
    MAX(parts.refunds) AS refunds,
    MAX(parts.stockouts) AS stockouts
  FROM (
    SELECT
      `groups`.orders,
      CAST(NULL AS INT64) AS visits,
      CAST(NULL AS INT64) AS refunds,
      CAST(NULL AS INT64) AS stockouts
    FROM `groups`
    UNION ALL
    SELECT
      CAST(NULL AS INT64) AS orders,
      groups_2.visits,
      CAST(NULL AS INT64) AS refunds,
      CAST(NULL AS INT64) AS stockouts
    FROM groups_2
    UNION ALL
    SELECT
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS visits,
      groups_3.refunds,
      CAST(NULL AS INT64) AS stockouts
    FROM groups_3
    UNION ALL
    SELECT
      CAST(NULL AS INT64) AS orders,
      CAST(NULL AS INT64) AS visits,
      CAST(NULL AS INT64) AS refunds,
      groups_4.stockouts
    FROM groups_4
  ) AS parts
)
SELECT
  COALESCE(groups_5.orders, 0) AS `orders`,
  COALESCE(groups_5.visits, 0) AS `visits`,
  COALESCE(groups_5.refunds, 0) AS `refunds`,
  COALESCE(groups_5.stockouts, 0) AS `stockouts`
FROM groups_5
