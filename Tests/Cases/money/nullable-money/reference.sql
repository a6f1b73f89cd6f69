select currency as "order.currency",
       coalesce(sum(shipping_fee) filter (where status <> 'cancelled'), 0) as shipping_income,
       count(shipping_fee) as fees_known,
       count(*) as orders
from orders
group by currency
order by currency collate "C" nulls last;
