SELECT
  visits.device AS `visit_device`,
  COUNT(*) AS `visits`,
  COUNT(CASE WHEN visits.pages >= 5 THEN visits.pages END) AS `long_visits`
FROM visits
WHERE visits.bounced = FALSE
GROUP BY 1
ORDER BY 1 NULLS LAST
