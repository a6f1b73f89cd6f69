select o.channel as "order.channel", count(*) as orders
from orders o
where o.channel is not null
group by o.channel
order by o.channel collate "C" nulls last;
