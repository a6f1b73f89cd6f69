with r as (select r.refunded_at as at from refunds r join orders o on o.order_id = r.order_id where o.channel = 'phone')
select m::date as month, (select count(*) from r where at >= m and at < m + interval '1 month') as refunds
from generate_series((select date_trunc('month', min(at))::timestamp from r), (select max(at)::timestamp from r), interval '1 month') m order by 1;
