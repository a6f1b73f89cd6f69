WITH `groups` AS (
  SELECT
    CAST(DATE_SUB(visits.started_at, INTERVAL WEEKDAY(visits.started_at) DAY) AS DATE) AS week,
    COUNT(*) AS visits
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2025-06-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2025-07-01 00:00:00'
  GROUP BY 1
),
groups_2 AS (
  SELECT
    CAST(DATE_SUB(visits.started_at, INTERVAL WEEKDAY(visits.started_at) DAY) AS DATE) AS week,
    COUNT(*) AS `before`
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2024-06-02 00:00:00'
    AND visits.started_at < TIMESTAMP '2024-07-02 00:00:00'
  GROUP BY 1
),
groups_3 AS (
  SELECT
    parts.week,
    MAX(parts.visits) AS visits,
    MAX(parts.`before`) AS `before`
  FROM (
    SELECT
      `groups`.week,
      `groups`.visits,
      CAST(NULL AS SIGNED) AS `before`
    FROM `groups`
    UNION ALL
    SELECT
      CAST(DATE_ADD(groups_2.week, INTERVAL (364) DAY) AS DATE) AS week,
      CAST(NULL AS SIGNED) AS visits,
      groups_2.`before`
    FROM groups_2
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_3.week AS `week`,
  COALESCE(groups_3.visits, 0) AS `visits`,
  COALESCE(groups_3.`before`, 0) AS `before`
FROM groups_3
ORDER BY CASE WHEN groups_3.week IS NULL THEN 1 ELSE 0 END, 1
