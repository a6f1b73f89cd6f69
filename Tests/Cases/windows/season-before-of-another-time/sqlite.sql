WITH by_part AS MATERIALIZED (
  SELECT
    order_season.starts_on AS season_started,
    COUNT(*) AS before
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN seasons AS order_season ON order_season.starts_on <= "order".placed_at AND (order_season.ends_before IS NULL OR order_season.ends_before > "order".placed_at)
  GROUP BY 1
),
windows AS MATERIALIZED (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.ends_before) OVER (ORDER BY seasons.starts_on) AS later_2
  FROM seasons
)
SELECT
  parts.season_started AS "season.started",
  COALESCE(MAX(parts.refunds), 0) AS "refunds",
  COALESCE(MAX(parts.before), 0) AS "before"
FROM (
  SELECT
    order_season.starts_on AS season_started,
    COUNT(*) AS refunds,
    CAST(NULL AS INTEGER) AS before,
    1 AS is_shown
  FROM refunds
  LEFT JOIN orders AS "order" ON "order".order_id = refunds.order_id
  LEFT JOIN seasons AS order_season ON order_season.starts_on <= "order".placed_at AND (order_season.ends_before IS NULL OR order_season.ends_before > "order".placed_at)
  WHERE refunds.refunded_at >= '2024-06-10 00:00:00'
    AND refunds.refunded_at < '2024-06-15 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.becomes AS season_started,
    CAST(NULL AS INTEGER) AS refunds,
    by_part.before,
    CASE WHEN (windows.later_2 IS NULL OR windows.later_2 > '2024-06-10') AND windows.becomes < '2024-06-15' THEN 1 ELSE 0 END AS is_shown
  FROM by_part
  JOIN windows ON by_part.season_started = windows.was AND windows.becomes IS NOT NULL
) AS parts
GROUP BY 1
HAVING MAX(parts.is_shown) = 1
ORDER BY 1 NULLS LAST
