WITH groups AS (
  SELECT
    DATE_TRUNC('week', CAST(visits.started_at AS DATE)) AS week,
    COUNT(*) AS before
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2024-06-02 00:00:00'
    AND visits.started_at < TIMESTAMP '2024-07-02 00:00:00'
  GROUP BY 1
)
SELECT
  parts.week AS "week",
  COALESCE(MAX(parts.visits), 0) AS "visits",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    DATE_TRUNC('week', CAST(visits.started_at AS DATE)) AS week,
    COUNT(*) AS visits,
    CAST(NULL AS BIGINT) AS before
  FROM visits
  WHERE visits.started_at >= TIMESTAMP '2025-06-01 00:00:00'
    AND visits.started_at < TIMESTAMP '2025-07-01 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    DATE_ADD('day', 364, groups.week) AS week,
    CAST(NULL AS BIGINT) AS visits,
    groups.before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
