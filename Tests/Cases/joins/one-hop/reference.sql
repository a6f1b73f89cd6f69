select r.tier as "retailer.tier", count(*) as orders, count(distinct o.retailer_id) as buyers
from orders o
left join retailers r on r.retailer_id = o.retailer_id
group by r.tier
order by r.tier collate "C" nulls last;
