select coalesce(n, 0) as "retailer.orders_billed", count(*) as retailers
from retailers r left join (select bill_to_retailer_id as id, count(*) as n from orders group by 1) b on b.id = r.retailer_id
group by 1 order by 1;
