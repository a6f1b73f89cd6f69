select currency as "order.currency",
       coalesce(sum(case when status <> 'cancelled' then subtotal end), 0) as gmv,
       count(*) as orders
from orders
group by currency
order by currency collate "C" nulls last;
