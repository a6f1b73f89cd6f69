WITH groups AS (
  SELECT
    DATE_TRUNC('year', CAST(visits.started_at AS DATE)) AS year,
    COUNT(*) FILTER (WHERE visits.bounced) AS bounce_rate_1,
    COUNT(*) AS bounce_rate_2
  FROM visits
  GROUP BY 1
)
SELECT
  groups.year AS "year",
  CAST(groups.bounce_rate_1 AS DOUBLE) / NULLIF(groups.bounce_rate_2, 0) AS "bounce_rate"
FROM groups
ORDER BY 1 NULLS LAST
