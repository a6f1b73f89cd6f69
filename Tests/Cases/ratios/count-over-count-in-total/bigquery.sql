SELECT
  CAST(COALESCE(MAX(parts.cancellation_rate_1), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.cancellation_rate_2), 0), 0) AS `cancellation_rate`,
  CAST(COALESCE(MAX(parts.bounce_rate_3), 0) AS FLOAT64) / NULLIF(COALESCE(MAX(parts.bounce_rate_4), 0), 0) AS `bounce_rate`
FROM (
  SELECT
    COUNT(CASE WHEN orders.status = 'cancelled' THEN 1 END) AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2,
    CAST(NULL AS INT64) AS bounce_rate_3,
    CAST(NULL AS INT64) AS bounce_rate_4
  FROM orders
  UNION ALL
  SELECT
    CAST(NULL AS INT64) AS cancellation_rate_1,
    CAST(NULL AS INT64) AS cancellation_rate_2,
    COUNT(CASE WHEN visits.bounced THEN 1 END) AS bounce_rate_3,
    COUNT(*) AS bounce_rate_4
  FROM visits
) AS parts
