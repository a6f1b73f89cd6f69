SELECT
  EXTRACT(QUARTER FROM refunds.refunded_at) AS `refund_refunded_quarter_of_year`,
  COUNT(*) AS `refunds`
FROM refunds
GROUP BY 1
ORDER BY 1 NULLS LAST
