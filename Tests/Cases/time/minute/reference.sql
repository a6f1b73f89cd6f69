select date_trunc('minute', placed_at) as "minute", count(*) as orders
from orders
where placed_at >= timestamp '2024-02-29' and placed_at < timestamp '2024-03-01'
group by 1
order by 1;
