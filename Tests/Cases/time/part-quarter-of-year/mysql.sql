SELECT
  QUARTER(refunds.refunded_at) AS `refund.refunded.quarter_of_year`,
  COUNT(*) AS `refunds`
FROM refunds
GROUP BY 1
ORDER BY CASE WHEN MAX(QUARTER(refunds.refunded_at)) IS NULL THEN 1 ELSE 0 END, 1
