SELECT
  visits.device AS `visit.device`,
  CAST(COUNT(*) FILTER (WHERE visits.bounced) AS DOUBLE) / NULLIF(COUNT(*), 0) AS `bounce_rate`,
  COUNT(*) AS `visits`
FROM visits
GROUP BY 1
ORDER BY 1 NULLS LAST
