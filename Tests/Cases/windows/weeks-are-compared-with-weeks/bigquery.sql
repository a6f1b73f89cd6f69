WITH `groups` AS (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), ISOWEEK) AS week,
    COUNT(*) AS before
  FROM visits
  WHERE visits.started_at >= DATETIME '2024-06-02 00:00:00'
    AND visits.started_at < DATETIME '2024-07-02 00:00:00'
  GROUP BY 1
)
SELECT
  parts.week AS `week`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.before), 0) AS `before`
FROM (
  SELECT
    DATE_TRUNC(CAST(visits.started_at AS DATE), ISOWEEK) AS week,
    COUNT(*) AS visits,
    CAST(NULL AS INT64) AS before
  FROM visits
  WHERE visits.started_at >= DATETIME '2025-06-01 00:00:00'
    AND visits.started_at < DATETIME '2025-07-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD(`groups`.week, INTERVAL (364) DAY) AS week,
    CAST(NULL AS INT64) AS visits,
    `groups`.before
  FROM `groups`
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
