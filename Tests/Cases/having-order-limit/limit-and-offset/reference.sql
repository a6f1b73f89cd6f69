select r.name as "retailer.name", count(*) as refunds
from refunds f
left join orders o on o.order_id = f.order_id
left join retailers r on r.retailer_id = o.retailer_id
where f.refunded_at >= '2025-07-01' and f.refunded_at < '2025-10-01'
group by r.name
order by count(*) desc, r.name collate "C" nulls last
offset 10 limit 10;
