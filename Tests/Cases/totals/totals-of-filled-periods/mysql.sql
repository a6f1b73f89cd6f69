WITH RECURSIVE by_part AS (
  SELECT
    brand.country COLLATE utf8mb4_0900_bin AS brand_country
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (orders.channel COLLATE utf8mb4_0900_bin) = 'phone'
    AND (brand.country COLLATE utf8mb4_0900_bin) = 'SE'
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
  GROUP BY 1
),
periods(period, last) AS (
  SELECT
    DATE '2024-01-01' AS period,
    DATE '2024-10-01' AS last
  WHERE DATE '2024-01-01' <= DATE '2024-10-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (3) MONTH) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period
  FROM periods
),
`groups` AS (
  SELECT
    parts.quarter,
    parts.brand_country,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      windows.period AS quarter,
      by_part.brand_country,
      CAST(NULL AS SIGNED) AS orders
    FROM by_part
    JOIN windows ON TRUE
    UNION ALL
    SELECT
      CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
      brand.country COLLATE utf8mb4_0900_bin AS brand_country,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE (orders.channel COLLATE utf8mb4_0900_bin) = 'phone'
      AND (brand.country COLLATE utf8mb4_0900_bin) = 'SE'
      AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2
),
periods_2(period, last) AS (
  SELECT
    DATE '2024-01-01' AS period,
    DATE '2024-10-01' AS last
  WHERE DATE '2024-01-01' <= DATE '2024-10-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods_2.period, INTERVAL (3) MONTH) AS DATE) AS period,
    periods_2.last
  FROM periods_2
  WHERE CAST(DATE_ADD(periods_2.period, INTERVAL (3) MONTH) AS DATE) <= periods_2.last
),
groups_2 AS (
  SELECT
    parts.quarter,
    MAX(parts.orders) AS orders
  FROM (
    SELECT
      periods_2.period AS quarter,
      CAST(NULL AS SIGNED) AS orders
    FROM periods_2
    UNION ALL
    SELECT
      CAST(DATE_ADD(MAKEDATE(YEAR(orders.placed_at), 1), INTERVAL 3 * QUARTER(orders.placed_at) - 3 MONTH) AS DATE) AS quarter,
      COUNT(*) AS orders
    FROM orders
    JOIN brands AS brand ON brand.brand_id = orders.brand_id
    WHERE (orders.channel COLLATE utf8mb4_0900_bin) = 'phone'
      AND (brand.country COLLATE utf8mb4_0900_bin) = 'SE'
      AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
      AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
    GROUP BY 1
  ) AS parts
  GROUP BY 1
)
SELECT
  parts.quarter AS `quarter`,
  parts.brand_country AS `brand.country`,
  parts.value_3 AS `orders`,
  parts.level AS `total_level`
FROM (
  SELECT
    `groups`.quarter,
    `groups`.brand_country,
    COALESCE(`groups`.orders, 0) AS value_3,
    0 AS level
  FROM `groups`
  UNION ALL
  SELECT
    groups_2.quarter,
    CAST(NULL AS CHAR) AS brand_country,
    COALESCE(groups_2.orders, 0) AS value_3,
    1 AS level
  FROM groups_2
  UNION ALL
  SELECT
    CAST(NULL AS DATE) AS quarter,
    CAST(NULL AS CHAR) AS brand_country,
    COUNT(*) AS value_3,
    2 AS level
  FROM orders
  JOIN brands AS brand ON brand.brand_id = orders.brand_id
  WHERE (orders.channel COLLATE utf8mb4_0900_bin) = 'phone'
    AND (brand.country COLLATE utf8mb4_0900_bin) = 'SE'
    AND orders.placed_at >= TIMESTAMP '2024-01-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2025-01-01 00:00:00'
) AS parts
ORDER BY CASE WHEN CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END IS NULL THEN 1 ELSE 0 END, CASE WHEN parts.level >= 2 THEN 1 ELSE 0 END, CASE WHEN parts.quarter IS NULL THEN 1 ELSE 0 END, 1, CASE WHEN CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END IS NULL THEN 1 ELSE 0 END, CASE WHEN parts.level >= 1 THEN 1 ELSE 0 END, CASE WHEN parts.brand_country IS NULL THEN 1 ELSE 0 END, 2
