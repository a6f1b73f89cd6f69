WITH RECURSIVE by_part AS (
  SELECT
    CAST(orders.placed_at AS DATE) AS month_part,
    DATEDIFF(CAST(orders.shipped_at AS DATE), CAST(orders.placed_at AS DATE)) AS recent
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-03-04 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-06-01 00:00:00'
),
periods(period, last) AS (
  SELECT
    DATE '2024-03-01' AS period,
    DATE '2024-05-01' AS last
  WHERE DATE '2024-03-01' <= DATE '2024-05-01'
  UNION ALL
  SELECT
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS period,
    periods.last
  FROM periods
  WHERE CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) <= periods.last
),
windows AS (
  SELECT
    periods.period,
    CAST(DATE_ADD(CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE), INTERVAL (-28) DAY) AS DATE) AS sees_from,
    CAST(DATE_ADD(periods.period, INTERVAL (1) MONTH) AS DATE) AS sees_until
  FROM periods
),
`values` AS (
  SELECT
    windows.period AS month,
    CAST(by_part.recent AS DOUBLE) AS value_1
  FROM by_part
  JOIN windows ON by_part.month_part >= windows.sees_from AND by_part.month_part < windows.sees_until
),
places AS (
  SELECT
    `values`.month,
    `values`.value_1,
    ROW_NUMBER() OVER (PARTITION BY `values`.month ORDER BY CASE WHEN `values`.value_1 IS NULL THEN 1 ELSE 0 END, `values`.value_1) AS place_1,
    COUNT(`values`.value_1) OVER (PARTITION BY `values`.month) AS places_1
  FROM `values`
),
`groups` AS (
  SELECT
    places.month,
    MAX(CASE WHEN places.place_1 - 1 <= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 > CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN places.value_1 END) + (MAX(CASE WHEN places.place_1 - 1 >= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 - 2 < CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN places.value_1 END) - MAX(CASE WHEN places.place_1 - 1 <= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 > CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN places.value_1 END)) * MAX(CASE WHEN places.place_1 - 1 <= CAST(places.places_1 - 1 AS DOUBLE) * 0.5 AND places.place_1 > CAST(places.places_1 - 1 AS DOUBLE) * 0.5 THEN CAST(places.places_1 - 1 AS DOUBLE) * 0.5 - (places.place_1 - 1) END) AS recent
  FROM places
  GROUP BY 1
),
groups_2 AS (
  SELECT
    CAST(DATE_FORMAT(orders.placed_at, '%Y-%m-01') AS DATE) AS month,
    orders.retailer_id AS retailer,
    COUNT(*) AS usual
  FROM orders
  WHERE orders.placed_at >= TIMESTAMP '2024-03-01 00:00:00'
    AND orders.placed_at < TIMESTAMP '2024-06-01 00:00:00'
  GROUP BY 1, 2
),
values_2 AS (
  SELECT
    groups_2.month,
    CAST(groups_2.usual AS DOUBLE) AS value_1
  FROM groups_2
  WHERE groups_2.retailer IS NOT NULL
),
places_2 AS (
  SELECT
    values_2.month,
    values_2.value_1,
    ROW_NUMBER() OVER (PARTITION BY values_2.month ORDER BY CASE WHEN values_2.value_1 IS NULL THEN 1 ELSE 0 END, values_2.value_1) AS place_1,
    COUNT(values_2.value_1) OVER (PARTITION BY values_2.month) AS places_1
  FROM values_2
),
groups_3 AS (
  SELECT
    places_2.month,
    MAX(CASE WHEN places_2.place_1 - 1 <= CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 AND places_2.place_1 > CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 THEN places_2.value_1 END) + (MAX(CASE WHEN places_2.place_1 - 1 >= CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 AND places_2.place_1 - 2 < CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 THEN places_2.value_1 END) - MAX(CASE WHEN places_2.place_1 - 1 <= CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 AND places_2.place_1 > CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 THEN places_2.value_1 END)) * MAX(CASE WHEN places_2.place_1 - 1 <= CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 AND places_2.place_1 > CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 THEN CAST(places_2.places_1 - 1 AS DOUBLE) * 0.5 - (places_2.place_1 - 1) END) AS usual
  FROM places_2
  GROUP BY 1
)
SELECT
  parts.month AS `month`,
  MAX(parts.recent) AS `recent`,
  MAX(parts.usual) AS `usual`
FROM (
  SELECT
    `groups`.month,
    `groups`.recent,
    CAST(NULL AS DOUBLE) AS usual
  FROM `groups`
  UNION ALL
  SELECT
    groups_3.month,
    CAST(NULL AS DOUBLE) AS recent,
    groups_3.usual
  FROM groups_3
) AS parts
GROUP BY 1
ORDER BY CASE WHEN MAX(parts.month) IS NULL THEN 1 ELSE 0 END, 1
