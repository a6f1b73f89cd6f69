select month, sum(o)::bigint as orders, sum(f)::bigint as refunds
from (
  select date_trunc('month', placed_at)::date as month, 1 as o, 0 as f from orders
  where placed_at >= '2025-11-01' and currency = 'JPY'
  union all
  select date_trunc('month', f.refunded_at)::date, 0, 1
  from refunds f join orders o on o.order_id = f.order_id
  where f.refunded_at >= '2025-11-01' and o.currency = 'JPY'
) s
group by month
order by month;
