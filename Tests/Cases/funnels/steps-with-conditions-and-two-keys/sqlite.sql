WITH attempts AS MATERIALIZED (
  SELECT
    visits.visit_id AS owner,
    visits.retailer_id AS shared_1,
    visits.brand_id AS shared_2,
    visits.started_at AS counts_from,
    CASE WHEN STRFTIME('%d', visits.started_at) = STRFTIME('%d', DATE(visits.started_at, (1) || ' months')) THEN DATETIME(visits.started_at, (1) || ' months') ELSE DATE(visits.started_at, 'start of month', (1 + 1) || ' months', '-1 day') || ' ' || TIME(visits.started_at) END AS counts_to
  FROM visits
  WHERE visits.pages > 2
),
credited AS MATERIALIZED (
  SELECT
    orders.order_id AS row_key,
    attempts.owner,
    RANK() OVER (PARTITION BY orders.order_id ORDER BY attempts.counts_from DESC, attempts.owner DESC) AS place
  FROM orders
  JOIN attempts ON orders.retailer_id = attempts.shared_1
    AND orders.brand_id = attempts.shared_2
    AND orders.placed_at >= attempts.counts_from
    AND orders.placed_at < attempts.counts_to
),
groups AS (
  SELECT
    DATE(visits.started_at, 'start of month', '-' || ((CAST(STRFTIME('%m', visits.started_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS before_3,
    COUNT(*) AS before_4
  FROM visits
  LEFT JOIN (
    SELECT
      credited.owner,
      MIN(orders.placed_at) FILTER (WHERE orders.status <> 'cancelled') AS value_1
    FROM orders
    JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  WHERE visits.started_at >= '2024-01-01 00:00:00'
    AND visits.started_at < '2025-01-01 00:00:00'
    AND visits.pages > 2
  GROUP BY 1
)
SELECT
  parts.quarter AS "quarter",
  CAST(COALESCE(MAX(parts.rate_1), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.rate_2), 0), 0) AS "rate",
  CAST(COALESCE(MAX(parts.before_3), 0) AS REAL) / NULLIF(COALESCE(MAX(parts.before_4), 0), 0) AS "before"
FROM (
  SELECT
    DATE(visits.started_at, 'start of month', '-' || ((CAST(STRFTIME('%m', visits.started_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
    COUNT(*) FILTER (WHERE visits_order.value_1 IS NOT NULL) AS rate_1,
    COUNT(*) AS rate_2,
    CAST(NULL AS INTEGER) AS before_3,
    CAST(NULL AS INTEGER) AS before_4
  FROM visits
  LEFT JOIN (
    SELECT
      credited.owner,
      MIN(orders.placed_at) FILTER (WHERE orders.status <> 'cancelled') AS value_1
    FROM orders
    JOIN credited ON credited.row_key = orders.order_id AND credited.place = 1
    GROUP BY 1
  ) AS visits_order ON visits_order.owner = visits.visit_id
  WHERE visits.started_at >= '2025-01-01 00:00:00'
    AND visits.started_at < '2026-01-01 00:00:00'
    AND visits.pages > 2
  GROUP BY 1
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', groups.quarter) = STRFTIME('%d', DATE(groups.quarter, (12) || ' months')) THEN DATE(groups.quarter, (12) || ' months') ELSE DATE(groups.quarter, 'start of month', (12 + 1) || ' months', '-1 day') END AS quarter,
    CAST(NULL AS INTEGER) AS rate_1,
    CAST(NULL AS INTEGER) AS rate_2,
    groups.before_3,
    groups.before_4
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
