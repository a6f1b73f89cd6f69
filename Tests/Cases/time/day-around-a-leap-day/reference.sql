select placed_at::date as "day", count(*) as orders
from orders
where placed_at >= timestamp '2024-02-25' and placed_at < timestamp '2024-03-05'
group by 1
order by 1;
