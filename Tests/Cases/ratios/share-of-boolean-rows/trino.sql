WITH groups AS (
  SELECT
    visits.device AS visit_device,
    COUNT(*) FILTER (WHERE visits.bounced) AS bounce_rate_1,
    COUNT(*) AS bounce_rate_2
  FROM visits
  GROUP BY 1
)
SELECT
  groups.visit_device AS "visit.device",
  CAST(groups.bounce_rate_1 AS DOUBLE) / NULLIF(groups.bounce_rate_2, 0) AS "bounce_rate",
  groups.bounce_rate_2 AS "visits"
FROM groups
ORDER BY 1 NULLS LAST
