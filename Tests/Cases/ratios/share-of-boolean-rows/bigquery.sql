WITH `groups` AS (
  SELECT
    visits.device AS visit_device,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_1,
    COUNT(*) AS bounce_rate_2
  FROM visits
  GROUP BY 1
)
SELECT
  `groups`.visit_device AS `visit_device`,
  CAST(`groups`.bounce_rate_1 AS FLOAT64) / NULLIF(`groups`.bounce_rate_2, 0) AS `bounce_rate`,
  `groups`.bounce_rate_2 AS `visits`
FROM `groups`
ORDER BY 1 NULLS LAST
