WITH groups AS (
  SELECT
    parts.quarter,
    parts.season_kind,
    parts.level,
    MAX(parts.units) AS units,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.quarter) AS share_2
  FROM (
    SELECT
      DATE("order".placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', "order".placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
      order_season.kind AS season_kind,
      0 AS level,
      SUM(order_lines.quantity) AS units,
      CAST(NULL AS INTEGER) AS share_2
    FROM order_lines
    JOIN orders AS "order" ON "order".order_id = order_lines.order_id
    LEFT JOIN seasons AS order_season ON order_season.starts_on <= "order".placed_at AND (order_season.ends_before IS NULL OR order_season.ends_before > "order".placed_at)
    WHERE "order".placed_at >= '2024-01-01 00:00:00'
      AND "order".placed_at < '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      DATE("order".placed_at, 'start of month', '-' || ((CAST(STRFTIME('%m', "order".placed_at) AS INTEGER) - 1) % 3) || ' months') AS quarter,
      CAST(NULL AS TEXT) AS season_kind,
      1 AS level,
      CAST(NULL AS INTEGER) AS units,
      SUM(order_lines.quantity) AS share_2
    FROM order_lines
    JOIN orders AS "order" ON "order".order_id = order_lines.order_id
    WHERE "order".placed_at >= '2024-01-01 00:00:00'
      AND "order".placed_at < '2025-01-01 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.quarter AS "quarter",
  groups.season_kind AS "season.kind",
  COALESCE(groups.units, 0) AS "units",
  CAST(COALESCE(groups.units, 0) AS REAL) / NULLIF(COALESCE(groups.share_2, 0), 0) AS "share"
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
