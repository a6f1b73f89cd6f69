select c.channel as "order.channel", m::date as month,
       (select count(*) from refunds r join orders o on o.order_id = r.order_id
        where o.channel is not distinct from c.channel and r.refunded_at >= m and r.refunded_at < m + interval '1 month') as refunds
from (select distinct o.channel from refunds r left join orders o on o.order_id = r.order_id
      where r.refunded_at >= '2024-01-01' and r.refunded_at < '2024-05-01') c
cross join generate_series(timestamp '2024-01-01', timestamp '2024-04-01', interval '1 month') m
order by c.channel collate "C" nulls last, 2;
