select o.status as "order.status", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
where r.tier = 'gold'
group by o.status
order by o.status collate "C" nulls last;
