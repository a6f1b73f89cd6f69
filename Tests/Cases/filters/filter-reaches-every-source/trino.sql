WITH groups AS (
  SELECT
    DATE_TRUNC('year', CAST(orders.placed_at AS DATE)) AS year,
    COUNT(*) AS orders
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC('year', CAST(refunds.refunded_at AS DATE)) AS year,
    COUNT(*) AS refunds
  FROM refunds
  JOIN orders AS "order" ON "order".order_id = refunds.order_id
  JOIN brands AS order_brand ON order_brand.brand_id = "order".brand_id
  WHERE order_brand.country = 'FR'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    DATE_TRUNC('year', CAST(visits.started_at AS DATE)) AS year,
    COUNT(*) AS visits
  FROM visits
  JOIN brands AS brand ON brand.brand_id = visits.brand_id
  WHERE brand.country = 'FR'
  GROUP BY 1
),
groups_4 AS (
  SELECT
    parts.year,
    MAX(parts.orders) AS orders,
    MAX(parts.refunds) AS refunds,
    MAX(parts.visits) AS visits
  FROM (
    SELECT
      groups.year,
      groups.orders,
      CAST(NULL AS BIGINT) AS refunds,
      CAST(NULL AS BIGINT) AS visits
    FROM groups
    UNION ALL
    SELECT
      groups_2.year,
      CAST(NULL AS BIGINT) AS orders,
      groups_2.refunds,
      CAST(NULL AS BIGINT) AS visits
    FROM groups_2
    UNION ALL
    SELECT
      groups_3.year,
      CAST(NULL AS BIGINT) AS orders,
      CAST(NULL AS BIGINT) AS refunds,
      groups_3.visits
    FROM groups_3
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_4.year AS "year",
  COALESCE(groups_4.orders, 0) AS "orders",
  COALESCE(groups_4.refunds, 0) AS "refunds",
  COALESCE(groups_4.visits, 0) AS "visits"
FROM groups_4
ORDER BY 1 NULLS LAST
