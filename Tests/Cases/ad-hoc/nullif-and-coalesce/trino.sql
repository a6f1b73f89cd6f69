WITH groups AS (
  SELECT
    product.category AS product_category,
    SUM(NULLIF(inventory.on_hand, 0)) AS nonzero_1,
    COUNT(NULLIF(inventory.on_hand, 0)) AS nonzero_2,
    SUM(COALESCE(NULLIF(inventory.on_hand, 0), 1000)) AS known
  FROM inventory
  LEFT JOIN products AS product ON product.product_id = inventory.product_id
  WHERE inventory.snapshot_on >= DATE '2024-01-01'
    AND inventory.snapshot_on < DATE '2024-04-01'
  GROUP BY 1
)
SELECT
  groups.product_category AS "product.category",
  CAST(groups.nonzero_1 AS DOUBLE) / NULLIF(groups.nonzero_2, 0) AS "nonzero",
  COALESCE(groups.known, 0) AS "known"
FROM groups
ORDER BY 1 NULLS LAST
