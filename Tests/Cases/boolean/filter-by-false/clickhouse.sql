SELECT
  visits.device AS `visit.device`,
  toInt64(count()) AS `visits`,
  toInt64(count(CASE WHEN visits.pages >= 5 THEN visits.pages END)) AS `long_visits`
FROM visits
WHERE visits.bounced = FALSE
GROUP BY 1
ORDER BY 1 NULLS LAST
SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, enable_positional_arguments = 1
