select date_trunc('month', placed_at)::date as "order.placed.month", date_trunc('month', shipped_at)::date as "order.shipped.month", count(*) as orders
from orders
where placed_at >= '2025-07-01' and placed_at < '2025-10-01'
group by 1, 2
order by 1, 2 nulls last;
