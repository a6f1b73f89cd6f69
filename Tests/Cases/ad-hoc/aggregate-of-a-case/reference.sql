select channel as "order.channel",
       (2 * count(*) filter (where status = 'delivered') - count(*) filter (where status = 'cancelled'))::bigint as score
from orders
group by channel
order by channel collate "C" nulls last;
