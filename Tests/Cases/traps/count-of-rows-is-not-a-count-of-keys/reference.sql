select channel as "order.channel", count(*) as orders, count(distinct retailer_id) as buyers,
       count(*) filter (where retailer_id is null) as guest_orders
from orders
group by channel
order by channel collate "C" nulls last;
