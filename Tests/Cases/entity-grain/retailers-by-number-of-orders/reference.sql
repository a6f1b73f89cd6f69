select n as "retailer.lifetime_orders", count(*) as retailers
from (select r.retailer_id, count(o.order_id) as n from retailers r left join orders o on o.retailer_id = r.retailer_id group by 1) x
group by 1 order by 1;
