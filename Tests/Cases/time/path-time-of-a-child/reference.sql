select week, sum(u)::bigint as units, sum(o)::bigint as orders
from (
  select date_trunc('week', o.placed_at)::date as week, l.quantity as u, 0 as o
  from order_lines l join orders o on o.order_id = l.order_id
  where o.placed_at >= '2025-03-01' and o.placed_at < '2025-04-15'
  union all
  select date_trunc('week', placed_at)::date, 0, 1 from orders
  where placed_at >= '2025-03-01' and placed_at < '2025-04-15'
) s
group by week
order by week;
