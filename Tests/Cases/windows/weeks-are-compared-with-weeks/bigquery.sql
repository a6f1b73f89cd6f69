WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), ISOWEEK) AS week,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at >= DATETIME '2025-06-01 00:00:00'
    AND visits.started_at < DATETIME '2025-07-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), ISOWEEK) AS week,
    COUNT(*) AS before
  FROM visits
  WHERE visits.started_at >= DATETIME '2024-06-02 00:00:00'
    AND visits.started_at < DATETIME '2024-07-02 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.week,
    MAX(parts.visits) AS visits,
    MAX(parts.before) AS before
  FROM (
    SELECT
      `groups`.week,
      `groups`.visits,
      CAST(NULL AS INT64) AS before
    FROM `groups`
    UNION ALL
    SELECT
      DATE_ADD(groups_2.week, INTERVAL (364) DAY) AS week,
      CAST(NULL AS INT64) AS visits,
      groups_2.before
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.week AS `week`,
  COALESCE(groups_3.visits, 0) AS `visits`,
  COALESCE(groups_3.before, 0) AS `before`
FROM groups_3
ORDER BY 1 NULLS LAST
