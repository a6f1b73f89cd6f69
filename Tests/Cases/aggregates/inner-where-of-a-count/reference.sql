select o.currency as "order.currency",
       count(*) as orders,
       count(*) filter (where o.status = 'cancelled') as cancelled_orders,
       count(*) filter (where o.status = 'delivered') as arrived
from orders o
group by o.currency
order by o.currency collate "C" nulls last;
