select o.currency as "order.currency", count(*) as orders
from orders o
where o.status = 'cancelled' or (o.status = 'delivered' and o.currency = 'JPY')
group by o.currency
order by o.currency collate "C" nulls last;
