select r.name as "retailer.name", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
where r.tier <> 'gold' and r.country = 'ES'
group by r.name
order by r.name collate "C" nulls last;
