select placed_at::date as day,
       count(*) filter (where status = 'cancelled') as cancelled_orders,
       count(*) filter (where channel = 'app') as app_orders
from orders
where placed_at >= '2024-03-01' and placed_at < '2024-03-20' and (status = 'cancelled' or channel = 'app')
group by 1
order by 1;
