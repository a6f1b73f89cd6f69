SELECT
  CAST(DATE_TRUNC('year', visits.started_at) AS DATE) AS "year",
  CAST(COUNT(CASE WHEN visits.bounced THEN 1 END) AS DOUBLE PRECISION) / NULLIF(COUNT(*), 0) AS "bounce_rate"
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
