select p.country as "order.bill_to.country", count(*) as orders
from orders o
left join retailers p on p.retailer_id = o.bill_to_retailer_id
group by p.country
order by p.country collate "C" nulls last;
