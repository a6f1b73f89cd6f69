select extract(isodow from placed_at)::bigint as "order.placed.day_of_week", count(*) as orders
from orders
group by 1
order by 1;
