select r.country as "retailer.country", count(*) as orders
from orders o
join retailers r on r.retailer_id = o.retailer_id
where r.tier = 'gold' and r.country in ('DE', 'FR')
  and (o.order_id = 1 or o.order_id between 10 and 19 or o.order_id between 100 and 199 or o.order_id between 1000 and 1999)
group by r.country
order by r.country collate "C";
