select r.country as "order.retailer.country", count(*) as orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
join retailers p on p.retailer_id = o.bill_to_retailer_id and p.tier = 'gold'
group by r.country
order by r.country collate "C" nulls last;
