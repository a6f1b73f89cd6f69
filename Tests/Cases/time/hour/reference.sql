select date_trunc('hour', placed_at) as "hour", count(*) as orders
from orders
where placed_at >= timestamp '2025-11-28' and placed_at < timestamp '2025-12-01'
group by 1
order by 1;
