select currency as "order.currency",
       case when currency = 'JPY' then sum(commission)::numeric else round(sum(commission) / 100.0, 2) end as commission
from orders
group by currency
order by currency collate "C" nulls last;
