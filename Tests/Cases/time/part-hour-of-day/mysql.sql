WITH `groups` AS (
  SELECT
    HOUR(CAST(visits.started_at AS DATETIME(6))) AS visit_started_hour_of_day,
    COUNT(*) AS visits,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_2
  FROM visits
  GROUP BY 1
)
SELECT
  `groups`.visit_started_hour_of_day AS `visit.started.hour_of_day`,
  `groups`.visits AS `visits`,
  CAST(`groups`.bounce_rate_2 AS DOUBLE) / NULLIF(`groups`.visits, 0) AS `bounce_rate`
FROM `groups`
ORDER BY CASE WHEN `groups`.visit_started_hour_of_day IS NULL THEN 1 ELSE 0 END, 1
