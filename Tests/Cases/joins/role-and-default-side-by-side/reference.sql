select r.tier as "order.retailer.tier", p.tier as "order.bill_to.tier", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
left join retailers p on p.retailer_id = o.bill_to_retailer_id
group by r.tier, p.tier
order by r.tier collate "C" nulls last, p.tier collate "C" nulls last;
