select status as "order.status", count(*) as orders
from orders
where placed_at >= '2024-02-01' and placed_at < '2024-03-01'
group by status
order by status collate "C" nulls last;
