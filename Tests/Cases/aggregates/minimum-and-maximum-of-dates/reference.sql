select o.status as "order.status",
       min(o.delivered_on) as first_delivery,
       max(o.delivered_on) as last_delivery
from orders o
group by o.status
order by o.status collate "C" nulls last;
