select currency as "order.currency",
       round(sum(case when status <> 'cancelled' then subtotal end) / count(*), case when currency = 'JPY' then 0 else 2 end) as average_order_value
from orders
group by currency
order by currency collate "C" nulls last;
