select o.channel as "order.channel", count(*) as orders
from orders o
where not (o.channel = 'app' or o.currency = 'EUR')
group by o.channel
order by o.channel collate "C" nulls last;
