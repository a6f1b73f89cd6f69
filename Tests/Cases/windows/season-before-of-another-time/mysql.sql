WITH `groups` AS (
  SELECT
    order_season.starts_on AS season_started,
    COUNT(*) AS refunds
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN seasons AS order_season ON order_season.starts_on <= `order`.placed_at AND (order_season.ends_before IS NULL OR order_season.ends_before > `order`.placed_at)
  WHERE refunds.refunded_at >= TIMESTAMP '2024-06-10 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2024-06-15 00:00:00'
  GROUP BY 1
),
by_part AS (
  SELECT
    order_season.starts_on AS season_started,
    COUNT(*) AS `before`
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  LEFT JOIN seasons AS order_season ON order_season.starts_on <= `order`.placed_at AND (order_season.ends_before IS NULL OR order_season.ends_before > `order`.placed_at)
  GROUP BY 1
),
windows AS (
  SELECT
    seasons.starts_on AS was,
    LEAD(seasons.starts_on) OVER (ORDER BY seasons.starts_on) AS becomes,
    LEAD(seasons.ends_before) OVER (ORDER BY seasons.starts_on) AS later_2
  FROM seasons
),
groups_2 AS (
  SELECT
    parts.season_started,
    MAX(parts.refunds) AS refunds,
    MAX(parts.`before`) AS `before`,
    MAX(parts.is_shown) AS is_shown
  FROM (
    SELECT
      `groups`.season_started,
      `groups`.refunds,
      CAST(NULL AS SIGNED) AS `before`,
      1 AS is_shown
    FROM `groups`
    UNION ALL
    SELECT
      windows.becomes AS season_started,
      CAST(NULL AS SIGNED) AS refunds,
      by_part.`before`,
      CASE WHEN (windows.later_2 IS NULL OR windows.later_2 > DATE '2024-06-10') AND windows.becomes < DATE '2024-06-15' THEN 1 ELSE 0 END AS is_shown
    FROM by_part
    JOIN windows ON by_part.season_started = windows.was AND windows.becomes IS NOT NULL
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_2.season_started AS `season.started`,
  COALESCE(groups_2.refunds, 0) AS `refunds`,
  COALESCE(groups_2.`before`, 0) AS `before`
FROM groups_2
WHERE groups_2.is_shown = 1
ORDER BY CASE WHEN groups_2.season_started IS NULL THEN 1 ELSE 0 END, 1
