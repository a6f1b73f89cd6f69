SELECT
  visits.device AS `visit_device`,
  CAST(COUNT(CASE WHEN visits.bounced THEN 1 END) AS FLOAT64) / NULLIF(COUNT(*), 0) AS `bounce_rate`,
  COUNT(*) AS `visits`
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
