select o.status as "order.status", count(*) as orders
from orders o
where (o.status like '_laced' or o.status like 's______')
group by o.status
order by o.status collate "C" nulls last;
