WITH `groups` AS (
  SELECT
    CAST(DATE_SUB(visits.started_at, INTERVAL WEEKDAY(visits.started_at) DAY) AS DATE) AS week,
    COUNT(*) AS `before`
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2024-06-02 00:00:00'
    AND visits.started_at < TIMESTAMP '2024-07-02 00:00:00'
  GROUP BY 1
)
SELECT
  parts.week AS `week`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.`before`), 0) AS `before`
FROM (
  SELECT
    CAST(DATE_SUB(visits.started_at, INTERVAL WEEKDAY(visits.started_at) DAY) AS DATE) AS week,
    COUNT(*) AS visits,
    CAST(NULL AS SIGNED) AS `before`
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2025-06-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2025-07-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    CAST(DATE_ADD(`groups`.week, INTERVAL (364) DAY) AS DATE) AS week,
    CAST(NULL AS SIGNED) AS visits,
    `groups`.`before`
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY CASE WHEN parts.week IS NULL THEN 1 ELSE 0 END, 1
