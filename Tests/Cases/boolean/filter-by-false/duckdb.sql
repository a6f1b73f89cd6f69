SELECT
  visits.device AS "visit.device",
  COUNT(*) AS "visits",
  COUNT(visits.pages) FILTER (WHERE visits.pages >= 5) AS "long_visits"
FROM visits
WHERE visits.bounced = FALSE
GROUP BY 1
ORDER BY 1 NULLS LAST
