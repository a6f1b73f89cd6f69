WITH groups AS (
  SELECT
    retailers.retailer_id,
    retailers.name AS retailer_name,
    COUNT(*) AS "rows"
  FROM retailers
  GROUP BY 1, 2
),
groups_2 AS (
  SELECT
    retailer.retailer_id,
    retailer.name AS retailer_name,
    COUNT(*) AS having_2
  FROM orders
  LEFT JOIN retailers AS retailer ON retailer.retailer_id = orders.retailer_id
  GROUP BY 1, 2
),
groups_3 AS (
  SELECT
    parts.retailer_id,
    parts.retailer_name,
    MAX(parts."rows") AS "rows",
    MAX(parts.having_2) AS having_2
  FROM (
    SELECT
      groups.retailer_id,
      groups.retailer_name,
      groups."rows",
      CAST(NULL AS BIGINT) AS having_2
    FROM groups
    UNION ALL
    SELECT
      groups_2.retailer_id,
      groups_2.retailer_name,
      CAST(NULL AS BIGINT) AS "rows",
      groups_2.having_2
    FROM groups_2
  ) AS parts
  GROUP BY 1, 2
)
SELECT
  groups_3.retailer_id AS "retailer.id",
  groups_3.retailer_name AS "retailer.name"
FROM groups_3
WHERE COALESCE(groups_3."rows", 0) > 0
  AND COALESCE(groups_3.having_2, 0) >= 40
ORDER BY COALESCE(groups_3.having_2, 0) DESC NULLS LAST, 1 NULLS LAST, 2 NULLS LAST
