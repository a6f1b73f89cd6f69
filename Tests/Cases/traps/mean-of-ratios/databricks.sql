SELECT
  TRUNC(CAST(visits.started_at AS DATE), 'YEAR') AS `year`,
  CAST(COUNT(*) FILTER (WHERE visits.bounced) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `bounce_rate`
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
