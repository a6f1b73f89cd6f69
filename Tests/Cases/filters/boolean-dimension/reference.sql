select o.status as "order.status", count(*) as orders
from orders o
where o.note is not null and not (o.status = 'cancelled')
group by o.status
order by o.status collate "C" nulls last;
