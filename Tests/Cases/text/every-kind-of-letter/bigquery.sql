SELECT
  MAX(CASE WHEN orders.order_id > 0 THEN 'a\'b"c`d\\e%f_g {h} {v} --i /*j*/ #k ?l :m @n $1 ;o' END) AS `marks`,
  MAX(CASE WHEN orders.order_id > 0 THEN 'ü ß İ 日本 한글 שלום 🎉 é' END) AS `letters`,
  MAX(CASE WHEN orders.order_id > 0 THEN 'one\ntwo	tab' END) AS `lines`,
  MAX(CASE WHEN orders.order_id > 0 THEN 'C:\\' END) AS `ends_with_backslash`,
  COUNT(CASE WHEN '' = '' THEN 1 END) AS `empty`
FROM orders
