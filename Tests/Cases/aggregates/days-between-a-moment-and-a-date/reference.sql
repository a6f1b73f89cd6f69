select status as "order.status",
       avg(delivered_on - shipped_at::date)::double precision as delivery_days,
       max(shipped_at::date - placed_at::date)::bigint as slowest_shipping
from orders
group by status
order by status collate "C" nulls last;
