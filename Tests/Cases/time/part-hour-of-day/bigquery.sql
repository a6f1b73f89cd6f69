WITH `groups` AS (
  SELECT
    EXTRACT(HOUR FROM CAST(visits.started_at AS DATETIME)) AS visit_started_hour_of_day,
    COUNT(*) AS visits,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_2
  FROM visits
  GROUP BY 1
)
SELECT
  `groups`.visit_started_hour_of_day AS `visit_started_hour_of_day`,
  `groups`.visits AS `visits`,
  CAST(`groups`.bounce_rate_2 AS FLOAT64) / NULLIF(`groups`.visits, 0) AS `bounce_rate`
FROM `groups`
ORDER BY 1 NULLS LAST
