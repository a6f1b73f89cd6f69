select date_trunc('month', placed_at)::date as month, count(*) as orders
from orders
where placed_at >= '2025-01-01' and placed_at < '2026-01-01'
group by 1
order by 1 desc
limit 5;
