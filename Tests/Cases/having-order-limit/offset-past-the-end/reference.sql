select status as "order.status", count(*) as orders
from orders
group by status
order by status collate "C"
limit 10 offset 4;
