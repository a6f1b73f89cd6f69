WITH `groups` AS (
  SELECT
    visits.device COLLATE utf8mb4_0900_bin AS visit_device,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_1,
    COUNT(*) AS bounce_rate_2
  FROM visits
  GROUP BY 1
)
SELECT
  `groups`.visit_device AS `visit.device`,
  CAST(`groups`.bounce_rate_1 AS DOUBLE) / NULLIF(`groups`.bounce_rate_2, 0) AS `bounce_rate`,
  `groups`.bounce_rate_2 AS `visits`
FROM `groups`
ORDER BY CASE WHEN `groups`.visit_device IS NULL THEN 1 ELSE 0 END, 1
