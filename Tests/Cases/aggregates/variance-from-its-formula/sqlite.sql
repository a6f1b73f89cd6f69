SELECT
  visits.device AS "visit.device",
  (SELECT CASE WHEN COUNT("a value".value) > 1 THEN MAX(0.0, (SUM(("a value".value - "the mean".value) * ("a value".value - "the mean".value)) - SUM("a value".value - "the mean".value) * SUM("a value".value - "the mean".value) / COUNT("a value".value)) / (COUNT("a value".value) - 1)) END FROM JSON_EACH((SELECT JSON_ARRAY(AVG(CAST(visits.pages AS REAL))))) AS "the mean", JSON_EACH((SELECT JSON_GROUP_ARRAY(CAST(visits.pages AS REAL)))) AS "a value") AS "pages_variance"
FROM visits
WHERE visits.started_at >= '2025-01-01 00:00:00'
  AND visits.started_at < '2026-01-01 00:00:00'
GROUP BY 1
ORDER BY 1 NULLS LAST
