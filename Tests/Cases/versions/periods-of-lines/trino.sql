WITH groups AS (
  SELECT
    DATE_TRUNC('quarter', CAST("order".placed_at AS DATE)) AS quarter,
    order_season.kind AS season_kind,
    SUM(order_lines.quantity) AS units
  FROM order_lines
  JOIN orders AS "order" ON "order".order_id = order_lines.order_id
  LEFT JOIN seasons AS order_season ON order_season.starts_on <= "order".placed_at AND (order_season.ends_before IS NULL OR order_season.ends_before > "order".placed_at)
  WHERE "order".placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND "order".placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1, 2
)
SELECT
  groups.quarter AS "quarter",
  groups.season_kind AS "season.kind",
  COALESCE(groups.units, 0) AS "units",
  CAST(COALESCE(groups.units, 0) AS DOUBLE) / NULLIF(COALESCE(SUM(groups.units) OVER (PARTITION BY groups.quarter), 0), 0) AS "share"
FROM groups
ORDER BY 1 NULLS LAST, 2 NULLS LAST
