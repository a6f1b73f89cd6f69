SELECT
  DATE(visits.started_at, 'start of year') AS "year",
  CAST(COUNT(*) FILTER (WHERE visits.bounced) AS REAL) / NULLIF(COUNT(*), 0) AS "bounce_rate"
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
