WITH groups AS (
  SELECT
    parts.retailer_first_order_quarter AS retailer_first_order_quarter,
    parts.order_months_since_first AS order_months_since_first,
    parts.level AS level,
    MAX(parts.buyers) AS buyers,
    MAX(MAX(parts.share_2)) OVER (PARTITION BY parts.retailer_first_order_quarter) AS share_2
  FROM (
    SELECT
      toDate32(toStartOfQuarter(toDate32(retailer_order.value_1))) AS retailer_first_order_quarter,
      toInt32(toYear(orders.placed_at)) * 12 + toInt32(toMonth(orders.placed_at)) - (toInt32(toYear(retailer_order.value_1)) * 12 + toInt32(toMonth(retailer_order.value_1))) AS order_months_since_first,
      0 AS level,
      toInt64(count(DISTINCT orders.retailer_id)) AS buyers,
      CAST(NULL AS Nullable(Int64)) AS share_2
    FROM orders
    LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
    LEFT JOIN (
      SELECT
        orders.retailer_id AS owner,
        MIN(orders.placed_at) AS value_1
      FROM orders
      GROUP BY 1
    ) AS retailer_order ON retailer_order.owner = retailer.retailer_id
    WHERE toDate32(toStartOfYear(toDate32(retailer_order.value_1))) = toDate32('2024-01-01')
      AND toInt32(toYear(orders.placed_at)) * 12 + toInt32(toMonth(orders.placed_at)) - (toInt32(toYear(retailer_order.value_1)) * 12 + toInt32(toMonth(retailer_order.value_1))) < 4
    GROUP BY 1, 2
    UNION ALL
    SELECT
      toDate32(toStartOfQuarter(toDate32(retailer_order.value_1))) AS retailer_first_order_quarter,
      CAST(NULL AS Nullable(Int64)) AS order_months_since_first,
      1 AS level,
      CAST(NULL AS Nullable(Int64)) AS buyers,
      toInt64(count(DISTINCT orders.retailer_id)) AS share_2
    FROM orders
    LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
    LEFT JOIN (
      SELECT
        orders.retailer_id AS owner,
        MIN(orders.placed_at) AS value_1
      FROM orders
      GROUP BY 1
    ) AS retailer_order ON retailer_order.owner = retailer.retailer_id
    WHERE toDate32(toStartOfYear(toDate32(retailer_order.value_1))) = toDate32('2024-01-01')
      AND toInt32(toYear(orders.placed_at)) * 12 + toInt32(toMonth(orders.placed_at)) - (toInt32(toYear(retailer_order.value_1)) * 12 + toInt32(toMonth(retailer_order.value_1))) < 4
    GROUP BY 1, 2
  ) AS parts
  GROUP BY 1, 2, 3
)
SELECT
  groups.retailer_first_order_quarter AS `retailer.first_order.quarter`,
  groups.order_months_since_first AS `order.months_since_first`,
  COALESCE(groups.buyers, 0) AS `buyers`,
  CAST(COALESCE(groups.buyers, 0) AS Nullable(Float64)) / NULLIF(COALESCE(groups.share_2, 0), 0) AS `share`
FROM groups
WHERE groups.level = 0
ORDER BY 1 NULLS LAST, 2 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
