SELECT
  HOUR(CAST(visits.started_at AS TIMESTAMP_NTZ)) AS "visit.started.hour_of_day",
  COUNT(*) AS "visits",
  CAST(COUNT(CASE WHEN visits.bounced THEN 1 END) AS DOUBLE) / NULLIF(COUNT(*), 0) AS "bounce_rate"
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
