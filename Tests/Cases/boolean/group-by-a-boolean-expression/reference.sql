select note is not null as "order.has_note", status as "order.status", count(*) as orders
from orders
group by 1, status
order by 1, status collate "C";
