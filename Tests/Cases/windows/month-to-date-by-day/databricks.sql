WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= TIMESTAMP_NTZ '2024-02-01 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2024-03-04 00:00:00'
  GROUP BY 1
),
`range` AS (
  SELECT
    DATE '2024-02-27' AS first,
    DATE '2024-03-03' AS last,
    DATEDIFF(DATE '2024-03-03', DATE '2024-02-27') AS distance
),
numbers AS (
  SELECT EXPLODE(SEQUENCE(0, `range`.distance)) AS n FROM `range`
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, CAST(numbers.n AS INT)) AS period
  FROM numbers
  JOIN `range` ON TRUE
),
windows AS (
  SELECT
    periods.period,
    TRUNC(CAST(DATE_ADD(DATE_ADD(periods.period, CAST(1 AS INT)), CAST(-1 AS INT)) AS DATE), 'MONTH') AS sees_from,
    DATE_ADD(periods.period, CAST(1 AS INT)) AS sees_until
  FROM periods
)
SELECT
  parts.day AS `day`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.so_far), 0) AS `so_far`
FROM (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS so_far
  FROM orders
  WHERE orders.channel = 'phone'
    AND orders.placed_at >= TIMESTAMP_NTZ '2024-02-27 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2024-03-04 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.so_far) AS so_far
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
