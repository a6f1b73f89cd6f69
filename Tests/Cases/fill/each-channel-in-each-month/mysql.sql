WITH RECURSIVE by_part AS (
  SELECT
    `order`.channel COLLATE utf8mb4_0900_bin AS order_channel
  FROM refunds
  LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
  WHERE refunds.refunded_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND refunds.refunded_at < TIMESTAMP '2024-05-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-01-01' AS period,
    DATE '2024-04-01' AS last
  WHERE DATE '2024-01-01' <= DATE '2024-04-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period
  FROM periods
),
`groups` AS (
  SELECT
    parts.order_channel,
    parts.month,
    MAX(parts.refunds) AS refunds
  FROM (
    SELECT
      by_part.order_channel,
      windows.period AS month,
      CAST(NULL AS SIGNED) AS refunds
    FROM by_part
    JOIN windows ON TRUE
    UNION ALL
    SELECT
      `order`.channel COLLATE utf8mb4_0900_bin AS order_channel,
      CAST(DATE_FORMAT(refunds.refunded_at, '%Y-%m-01') AS DATE) AS month,
      COUNT(*) AS refunds
    FROM refunds
    LEFT JOIN orders AS `order` ON `order`.order_id = refunds.order_id
    WHERE refunds.refunded_at >= TIMESTAMP '2024-01-01 00:00:00'
      AND refunds.refunded_at < TIMESTAMP '2024-05-01 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  `groups`.order_channel AS `order.channel`,
  `groups`.month AS `month`,
  COALESCE(`groups`.refunds, 0) AS `refunds`
FROM `groups`
ORDER BY CASE WHEN `groups`.order_channel IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN `groups`.month IS NULL THEN 1 ELSE 0 END, 2
