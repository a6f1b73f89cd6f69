SELECT
  CAST(COALESCE(MAX(parts.cancellation_rate_1), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.cancellation_rate_2), 0), 0) AS "cancellation_rate",
  CAST(COALESCE(MAX(parts.bounce_rate_3), 0) AS DOUBLE) / NULLIF(COALESCE(MAX(parts.bounce_rate_4), 0), 0) AS "bounce_rate"
FROM (
  SELECT
    COUNT(*) FILTER (WHERE orders.status = 'cancelled') AS cancellation_rate_1,
    COUNT(*) AS cancellation_rate_2,
    CAST(NULL AS BIGINT) AS bounce_rate_3,
    CAST(NULL AS BIGINT) AS bounce_rate_4
  FROM orders
  UNION ALL
  SELECT
    CAST(NULL AS BIGINT) AS cancellation_rate_1,
    CAST(NULL AS BIGINT) AS cancellation_rate_2,
    COUNT(*) FILTER (WHERE visits.bounced) AS bounce_rate_3,
    COUNT(*) AS bounce_rate_4
  FROM visits
) AS parts
