WITH groups AS (
  SELECT
    MIN(refunds.refunded_at) AS first,
    MAX(refunds.refunded_at) AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
),
bounds AS (
  SELECT
    TRUNC(CAST(groups.first AS DATE), 'MONTH') AS first,
    TRUNC(CAST(groups.last AS DATE), 'MONTH') AS last
  FROM groups
),
`range` AS (
  SELECT
    bounds.first,
    bounds.last,
    YEAR(bounds.last) * 12 + MONTH(bounds.last) - (YEAR(bounds.first) * 12 + MONTH(bounds.first)) AS distance
  FROM bounds
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
groups_2 AS (
  SELECT
    parts.month,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      periods.period AS month,
      CAST(NULL AS BIGINT) AS refunds
    FROM periods
    UNION ALL
    SELECT
      TRUNC(CAST(refunds.refunded_at AS DATE), 'MONTH') AS month,
      COUNT(*) AS refunds
    FROM refunds
    JOIN orders AS `order` ON `order`.order_id = refunds.order_id
    WHERE `order`.channel = 'phone'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  groups_2.month AS `month`,
  COALESCE(groups_2.refunds, 0) AS `refunds`
FROM groups_2
ORDER BY 1 NULLS LAST
