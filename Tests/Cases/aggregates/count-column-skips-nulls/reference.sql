select o.status as "order.status",
       count(*) as orders,
       count(o.shipped_at) as shipped_orders,
       count(o.shipping_fee) as with_fee
from orders o
group by o.status
order by o.status collate "C" nulls last;
