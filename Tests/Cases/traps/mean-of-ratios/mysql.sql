WITH `groups` AS (
  SELECT
    CAST(DATE_FORMAT(visits.started_at, '%Y-01-01') AS DATE) AS year,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_1,
    COUNT(*) AS bounce_rate_2
  FROM visits
  GROUP BY 1
)
SELECT
  `groups`.year AS `year`,
  CAST(`groups`.bounce_rate_1 AS DOUBLE) / NULLIF(`groups`.bounce_rate_2, 0) AS `bounce_rate`
FROM `groups`
ORDER BY CASE WHEN `groups`.year IS NULL THEN 1 ELSE 0 END, 1
