select date_trunc('quarter', shipped_at)::date as "order.shipped.quarter", count(*) as orders
from orders
group by 1
order by 1 nulls last;
