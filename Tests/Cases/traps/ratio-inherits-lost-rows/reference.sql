select r.tier as "retailer.tier",
       count(*) filter (where o.status = 'cancelled')::double precision / count(*) as cancellation_rate,
       count(*) as orders,
       count(*) filter (where o.status = 'cancelled') as cancelled_orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
group by r.tier
order by r.tier collate "C" nulls last;
