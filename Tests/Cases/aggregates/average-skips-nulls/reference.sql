select o.status as "order.status",
       avg(o.shipped_at::date - o.placed_at::date)::double precision as shipping_days,
       count(*) as orders
from orders o
group by o.status
order by o.status collate "C" nulls last;
