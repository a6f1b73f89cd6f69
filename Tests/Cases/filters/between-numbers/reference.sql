select order_id as "order.id", 1::bigint as orders
from orders
where order_id >= 9002 and order_id <= 9008
order by order_id;
