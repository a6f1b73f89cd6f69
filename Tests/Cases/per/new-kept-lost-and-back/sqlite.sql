WITH RECURSIVE by_part AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_2
  FROM orders
  WHERE orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
periods(period, last) AS (
  SELECT
    '2024-01-01' AS period,
    '2024-12-01' AS last
  WHERE '2024-01-01' <= '2024-12-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS period,
    periods.last
  FROM periods
  WHERE (CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END) <= periods.last
),
windows AS MATERIALIZED (
  SELECT
    periods.period,
    CASE WHEN STRFTIME('%d', periods.period) = STRFTIME('%d', DATE(periods.period, (1) || ' months')) THEN DATE(periods.period, (1) || ' months') ELSE DATE(periods.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods
),
groups AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.new), 0) AS value
  FROM (
    SELECT
      DATE(orders.placed_at, 'start of month') AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS new,
      CAST(NULL AS INTEGER) AS having_2
    FROM orders
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      windows.period AS month,
      by_part.retailer,
      CAST(NULL AS INTEGER) AS new,
      SUM(by_part.having_2) AS having_2
    FROM by_part
    JOIN windows ON by_part.month < windows.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.new), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) = COALESCE(MAX(parts.new), 0)
),
groups_2 AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_2
  FROM orders
  WHERE orders.placed_at >= '2023-12-01 00:00:00'
    AND orders.placed_at < '2024-12-01 00:00:00'
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.kept), 0) AS value
  FROM (
    SELECT
      DATE(orders.placed_at, 'start of month') AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS kept,
      CAST(NULL AS INTEGER) AS having_2
    FROM orders
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CASE WHEN STRFTIME('%d', groups_2.month) = STRFTIME('%d', DATE(groups_2.month, (1) || ' months')) THEN DATE(groups_2.month, (1) || ' months') ELSE DATE(groups_2.month, 'start of month', (1 + 1) || ' months', '-1 day') END AS month,
      groups_2.retailer,
      CAST(NULL AS INTEGER) AS kept,
      groups_2.having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.kept), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) > 0
),
groups_4 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.lost), 0) AS value
  FROM (
    SELECT
      DATE(orders.placed_at, 'start of month') AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS lost,
      CAST(NULL AS INTEGER) AS having_2
    FROM orders
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CASE WHEN STRFTIME('%d', groups_2.month) = STRFTIME('%d', DATE(groups_2.month, (1) || ' months')) THEN DATE(groups_2.month, (1) || ' months') ELSE DATE(groups_2.month, 'start of month', (1 + 1) || ' months', '-1 day') END AS month,
      groups_2.retailer,
      CAST(NULL AS INTEGER) AS lost,
      groups_2.having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.lost), 0) = 0
    AND COALESCE(MAX(parts.having_2), 0) > 0
),
by_part_2 AS MATERIALIZED (
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS having_3
  FROM orders
  WHERE orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1, 2
),
periods_2(period, last) AS (
  SELECT
    '2024-01-01' AS period,
    '2024-12-01' AS last
  WHERE '2024-01-01' <= '2024-12-01'
  UNION ALL
  SELECT
    CASE WHEN STRFTIME('%d', periods_2.period) = STRFTIME('%d', DATE(periods_2.period, (1) || ' months')) THEN DATE(periods_2.period, (1) || ' months') ELSE DATE(periods_2.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS period,
    periods_2.last
  FROM periods_2
  WHERE (CASE WHEN STRFTIME('%d', periods_2.period) = STRFTIME('%d', DATE(periods_2.period, (1) || ' months')) THEN DATE(periods_2.period, (1) || ' months') ELSE DATE(periods_2.period, 'start of month', (1 + 1) || ' months', '-1 day') END) <= periods_2.last
),
windows_2 AS MATERIALIZED (
  SELECT
    periods_2.period,
    CASE WHEN STRFTIME('%d', periods_2.period) = STRFTIME('%d', DATE(periods_2.period, (1) || ' months')) THEN DATE(periods_2.period, (1) || ' months') ELSE DATE(periods_2.period, 'start of month', (1 + 1) || ' months', '-1 day') END AS sees_until
  FROM periods_2
),
groups_5 AS (
  SELECT
    parts.month,
    parts.retailer,
    COALESCE(MAX(parts.back), 0) AS value
  FROM (
    SELECT
      DATE(orders.placed_at, 'start of month') AS month,
      orders.retailer_id AS retailer,
      COUNT(*) AS back,
      CAST(NULL AS INTEGER) AS having_2,
      CAST(NULL AS INTEGER) AS having_3
    FROM orders
    WHERE orders.placed_at >= '2024-01-01 00:00:00'
      AND orders.placed_at < '2025-01-01 00:00:00'
    GROUP BY 1, 2
    UNION ALL
    SELECT
      CASE WHEN STRFTIME('%d', groups_2.month) = STRFTIME('%d', DATE(groups_2.month, (1) || ' months')) THEN DATE(groups_2.month, (1) || ' months') ELSE DATE(groups_2.month, 'start of month', (1 + 1) || ' months', '-1 day') END AS month,
      groups_2.retailer,
      CAST(NULL AS INTEGER) AS back,
      groups_2.having_2,
      CAST(NULL AS INTEGER) AS having_3
    FROM groups_2
    UNION ALL
    SELECT
      windows_2.period AS month,
      by_part_2.retailer,
      CAST(NULL AS INTEGER) AS back,
      CAST(NULL AS INTEGER) AS having_2,
      SUM(by_part_2.having_3) AS having_3
    FROM by_part_2
    JOIN windows_2 ON by_part_2.month < windows_2.sees_until
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
  HAVING parts.retailer IS NOT NULL
    AND COALESCE(MAX(parts.back), 0) > 0
    AND COALESCE(MAX(parts.having_2), 0) = 0
    AND COALESCE(MAX(parts.having_3), 0) > COALESCE(MAX(parts.back), 0)
)
SELECT
  parts.month AS "month",
  COALESCE(MAX(parts.new), 0) AS "new",
  COALESCE(MAX(parts.kept), 0) AS "kept",
  COALESCE(MAX(parts.lost), 0) AS "lost",
  COALESCE(MAX(parts.back), 0) AS "back",
  COALESCE(MAX(parts.buyers), 0) AS "buyers"
FROM (
  SELECT
    groups.month,
    COUNT(groups.value) AS new,
    CAST(NULL AS INTEGER) AS kept,
    CAST(NULL AS INTEGER) AS lost,
    CAST(NULL AS INTEGER) AS back,
    CAST(NULL AS INTEGER) AS buyers
  FROM groups
  GROUP BY 1
  UNION ALL
  SELECT
    groups_3.month,
    CAST(NULL AS INTEGER) AS new,
    COUNT(groups_3.value) AS kept,
    CAST(NULL AS INTEGER) AS lost,
    CAST(NULL AS INTEGER) AS back,
    CAST(NULL AS INTEGER) AS buyers
  FROM groups_3
  GROUP BY 1
  UNION ALL
  SELECT
    groups_4.month,
    CAST(NULL AS INTEGER) AS new,
    CAST(NULL AS INTEGER) AS kept,
    COUNT(groups_4.value) AS lost,
    CAST(NULL AS INTEGER) AS back,
    CAST(NULL AS INTEGER) AS buyers
  FROM groups_4
  GROUP BY 1
  UNION ALL
  SELECT
    groups_5.month,
    CAST(NULL AS INTEGER) AS new,
    CAST(NULL AS INTEGER) AS kept,
    CAST(NULL AS INTEGER) AS lost,
    COUNT(groups_5.value) AS back,
    CAST(NULL AS INTEGER) AS buyers
  FROM groups_5
  GROUP BY 1
  UNION ALL
  SELECT
    DATE(orders.placed_at, 'start of month') AS month,
    CAST(NULL AS INTEGER) AS new,
    CAST(NULL AS INTEGER) AS kept,
    CAST(NULL AS INTEGER) AS lost,
    CAST(NULL AS INTEGER) AS back,
    COUNT(DISTINCT orders.retailer_id) AS buyers
  FROM orders
  WHERE orders.placed_at >= '2024-01-01 00:00:00'
    AND orders.placed_at < '2025-01-01 00:00:00'
  GROUP BY 1
) AS parts
GROUP BY 1
ORDER BY 1 NULLS LAST
