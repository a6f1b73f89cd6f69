WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE)) AS recent
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-03-04 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2024-06-01 00:00:00'
),
`range` AS (
  SELECT
    DATE '2024-03-01' AS first,
    DATE '2024-05-01' AS last,
    YEAR(DATE '2024-05-01') * 12 + MONTH(DATE '2024-05-01') - (YEAR(DATE '2024-03-01') * 12 + MONTH(DATE '2024-03-01')) AS distance
),
numbers AS (
  SELECT EXPLODE(SEQUENCE(0, `range`.distance)) AS n FROM `range`
),
periods AS (
  SELECT
    ADD_MONTHS(`range`.first, CAST(numbers.n AS INT)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    DATE_ADD(ADD_MONTHS(periods.period, CAST(1 AS INT)), CAST(-28 AS INT)) AS sees_from,
    ADD_MONTHS(periods.period, CAST(1 AS INT)) AS sees_until
  FROM periods
),
groups AS (
  SELECT
    windows.period AS month,
    PERCENTILE(CAST(CAST(by_part.recent AS DOUBLE) AS DOUBLE), 0.5) AS recent
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
  GROUP BY 1
),
groups_2 AS (
  SELECT
    TRUNC(CAST(orders.placed_at AS DATE), 'MONTH') AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS usual
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2024-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    groups_2.month,
    groups_2.retailer,
    groups_2.usual AS value
  FROM groups_2
  WHERE groups_2.retailer IS NOT NULL
),
groups_4 AS (
  SELECT
    groups_3.month,
    PERCENTILE(CAST(CAST(groups_3.value AS DOUBLE) AS DOUBLE), 0.5) AS usual
  FROM groups_3
  GROUP BY 1
)
SELECT
  parts.month AS `month`,
  MAX(parts.recent) AS `recent`,
  MAX(parts.usual) AS `usual`
FROM (
  SELECT
    groups.month,
    groups.recent,
    CAST(NULL AS DOUBLE) AS usual
  FROM groups
  UNION ALL
  SELECT
    groups_4.month,
    CAST(NULL AS DOUBLE) AS recent,
    groups_4.usual
  FROM groups_4
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
