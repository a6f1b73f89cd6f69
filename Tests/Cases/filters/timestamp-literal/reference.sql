select placed_at as "order.placed.second", count(*) as orders
from orders
where placed_at >= timestamp '2024-12-31 20:00:00' and placed_at <= timestamp '2025-01-01 00:00:00'
group by placed_at
order by placed_at;
