select f.reason as "refund.reason",
       avg(f.refunded_at::date - o.placed_at::date)::double precision as days_to_refund,
       count(distinct f.order_id) as refunded_orders,
       count(*) as refunds
from refunds f
left join orders o on o.order_id = f.order_id
group by f.reason
order by f.reason collate "C" nulls last;
