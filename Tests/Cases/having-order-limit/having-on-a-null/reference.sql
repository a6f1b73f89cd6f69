select status as "order.status", count(*) as orders
from orders
group by status
having avg(shipped_at::date - placed_at::date) < 100
order by status collate "C";
