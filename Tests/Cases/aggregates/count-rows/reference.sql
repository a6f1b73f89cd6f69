select o.status as "order.status", count(*) as orders
from orders o
group by o.status
order by o.status collate "C" nulls last;
