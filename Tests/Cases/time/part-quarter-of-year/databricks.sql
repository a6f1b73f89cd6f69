SELECT
  QUARTER(refunds.refunded_at) AS `refund.refunded.quarter_of_year`,
  COUNT(*) AS `refunds`
FROM refunds
GROUP BY 1
ORDER BY 1 NULLS LAST
