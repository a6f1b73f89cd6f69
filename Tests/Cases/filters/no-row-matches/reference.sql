select o.status as "order.status", count(*) as orders
from orders o
where false
group by o.status
order by o.status collate "C" nulls last;
