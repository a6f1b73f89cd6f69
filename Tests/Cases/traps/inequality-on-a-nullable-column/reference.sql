select channel as "order.channel", count(*) as orders
from orders
where channel <> 'app'
group by channel
order by channel collate "C" nulls last;
