WITH by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-02-27 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-03-02 00:00:00'
  GROUP BY 1
),
`range` AS (
  SELECT
    DATE '2025-03-27' AS first,
    DATE '2025-04-01' AS last,
    DATEDIFF(DATE '2025-04-01', DATE '2025-03-27') AS distance
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
    ADD_MONTHS(periods.period, CAST(-1 AS INT)) AS sees_from,
    DATE_ADD(ADD_MONTHS(periods.period, CAST(-1 AS INT)), CAST(1 AS INT)) AS sees_until
  FROM periods
)
SELECT
  parts.day AS `day`,
  COALESCE(MAX(parts.orders), 0) AS `orders`,
  COALESCE(MAX(parts.month_before), 0) AS `month_before`
FROM (
  SELECT
    CAST(orders.placed_at AS DATE) AS day,
    COUNT(*) AS orders,
    CAST(NULL AS BIGINT) AS month_before
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP_NTZ '2025-03-27 00:00:00'
    AND orders.placed_at < TIMESTAMP_NTZ '2025-04-02 00:00:00'
  GROUP BY 1
  UNION ALL
  SELECT
    windows.period AS day,
    CAST(NULL AS BIGINT) AS orders,
    SUM(by_part.month_before) AS month_before
  FROM by_part
  JOIN windows ON by_part.day >= windows.sees_from AND by_part.day < windows.sees_until
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
