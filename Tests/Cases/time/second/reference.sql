select date_trunc('second', placed_at) as "second", count(*) as orders
from orders
where placed_at >= timestamp '2024-12-31' and placed_at < timestamp '2025-01-01'
group by 1
order by 1;
