SELECT
  DATE_TRUNC(CAST(visits.started_at AS DATE), YEAR) AS `year`,
  CAST(COUNT(CASE WHEN visits.bounced THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS `bounce_rate`
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
