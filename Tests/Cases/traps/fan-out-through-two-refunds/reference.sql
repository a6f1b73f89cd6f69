select o.order_id as "order.id", 1::bigint as orders, (select count(*) from refunds f where f.order_id = o.order_id) as refunds
from orders o
where o.order_id in (22, 269, 872, 1813)
order by o.order_id;
