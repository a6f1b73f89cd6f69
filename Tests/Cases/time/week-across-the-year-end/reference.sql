select date_trunc('week', placed_at)::date as "week", count(*) as orders
from orders
where placed_at >= timestamp '2024-12-09' and placed_at < timestamp '2025-01-20'
group by 1
order by 1;
