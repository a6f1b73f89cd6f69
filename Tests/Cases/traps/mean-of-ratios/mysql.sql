SELECT
  CAST(DATE_FORMAT(visits.started_at, '%Y-01-01') AS DATE) AS `year`,
  CAST(COUNT(CASE WHEN visits.bounced THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `bounce_rate`
FROM visits
GROUP BY 1
ORDER BY CASE WHEN CAST(DATE_FORMAT(visits.started_at, '%Y-01-01') AS DATE) IS NULL THEN 1 ELSE 0 END, 1
