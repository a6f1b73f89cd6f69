select status as "order.status", currency as "order.currency", count(*) as orders
from orders
where placed_at >= '2024-04-01' and placed_at < '2024-07-01'
group by status, currency
order by currency collate "C" nulls last, status collate "C" nulls last;
