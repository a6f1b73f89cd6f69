WITH groups AS (
  SELECT
    toDate32(toMonday(toDate32(visits.started_at))) AS week,
    toInt64(count()) AS before
  FROM visits
  WHERE visits.started_at >= toDateTime64('2024-06-02 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2024-07-02 00:00:00', 6, 'UTC')
  GROUP BY 1
)
SELECT
  parts.week AS `week`,
  COALESCE(MAX(parts.visits), 0) AS `visits`,
  COALESCE(MAX(parts.before), 0) AS `before`
FROM (
  SELECT
    toDate32(toMonday(toDate32(visits.started_at))) AS week,
    toInt64(count()) AS visits,
    CAST(NULL AS Nullable(Int64)) AS before
  FROM visits
  WHERE visits.started_at >= toDateTime64('2025-06-01 00:00:00', 6, 'UTC')
    AND visits.started_at < toDateTime64('2025-07-01 00:00:00', 6, 'UTC')
  GROUP BY 1
  UNION ALL
  SELECT
    toDate32(addDays(groups.week, 364)) AS week,
    CAST(NULL AS Nullable(Int64)) AS visits,
    groups.before AS before
  FROM groups
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
