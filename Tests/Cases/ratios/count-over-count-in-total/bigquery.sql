WITH `groups` AS (
  SELECT
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2
  FROM orders
),
groups_2 AS (
  SELECT
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_3,
    COUNT(*) AS bounce_rate_4
  FROM visits
),
groups_3 AS (
  SELECT
    MAX(parts.cancellation_rate_1) AS cancellation_rate_1,
    MAX(parts.cancellation_rate_2) AS cancellation_rate_2,
    MAX(parts.bounce_rate_3) AS bounce_rate_3,
    MAX(parts.bounce_rate_4) AS bounce_rate_4
  FROM (
    SELECT
      `groups`.cancellation_rate_1,
      `groups`.cancellation_rate_2,
      CAST(NULL AS INT64) AS bounce_rate_3,
      CAST(NULL AS INT64) AS bounce_rate_4
    FROM `groups`
    UNION ALL
    SELECT
      CAST(NULL AS INT64) AS cancellation_rate_1,
      CAST(NULL AS INT64) AS cancellation_rate_2,
      groups_2.bounce_rate_3,
      groups_2.bounce_rate_4
    FROM groups_2
  ) AS parts
)
SELECT
  CAST(COALESCE(groups_3.cancellation_rate_1, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.cancellation_rate_2, 0), 0) AS `cancellation_rate`,
  CAST(COALESCE(groups_3.bounce_rate_3, 0) AS FLOAT64) / NULLIF(COALESCE(groups_3.bounce_rate_4, 0), 0) AS `bounce_rate`
FROM groups_3
