select channel as "order.channel", status as "order.status", count(*) as orders
from orders
group by channel, status
order by channel collate "C" nulls last, status collate "C" nulls last
limit 7;
