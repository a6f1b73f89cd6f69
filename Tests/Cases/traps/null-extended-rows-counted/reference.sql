select o.order_id as "order.id", 1::bigint as orders,
       (select count(*) from order_lines l where l.order_id = o.order_id) as lines_found,
       (select count(*) from order_lines l where l.order_id = o.order_id)::double precision as lines_each
from orders o
where o.order_id in (1, 626, 989, 9014)
order by o.order_id;
