WITH `groups` AS (
  SELECT
    MIN(refunds.refunded_at) AS first,
    MAX(refunds.refunded_at) AS last
  FROM refunds
  JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE `order`.channel = 'phone'
),
bounds AS (
  SELECT
    DATE_TRUNC(CAST(`groups`.first AS DATE), MONTH) AS first,
    DATE_TRUNC(CAST(`groups`.last AS DATE), MONTH) AS last
  FROM `groups`
),
`range` AS (
  SELECT
    bounds.first,
    bounds.last,
    EXTRACT(YEAR FROM bounds.last) * 12 + EXTRACT(MONTH FROM bounds.last) - (EXTRACT(YEAR FROM bounds.first) * 12 + EXTRACT(MONTH FROM bounds.first)) AS distance
  FROM bounds
),
numbers AS (
  SELECT n FROM `range` CROSS JOIN UNNEST(GENERATE_ARRAY(0, `range`.distance)) AS n
),
periods AS (
  SELECT
    DATE_ADD(`range`.first, INTERVAL (numbers.n) MONTH) AS period
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
      CAST(NULL AS INT64) AS refunds
    FROM periods
    UNION ALL
    SELECT
      DATE_TRUNC(CAST(refunds.refunded_at AS DATE), MONTH) AS month,
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
