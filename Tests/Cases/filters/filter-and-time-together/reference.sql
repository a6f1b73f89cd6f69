select date_trunc('month', shipped_at)::date as "order.shipped.month", count(*) as orders
from orders
where placed_at >= '2024-12-01' and placed_at < '2025-01-01'
  and (shipped_at is null or (shipped_at >= '2025-01-01' and shipped_at < '2025-02-01'))
group by 1
order by 1 nulls last;
