select name as "brand.name", sum(f)::bigint as refunds, sum(o)::bigint as orders
from (
  select b.name, 1 as f, 0 as o
  from refunds f join orders o on o.order_id = f.order_id left join brands b on b.brand_id = o.brand_id
  where f.refunded_at >= '2025-01-01' and f.refunded_at < '2025-04-01'
  union all
  select b.name, 0, 1 from orders o left join brands b on b.brand_id = o.brand_id
  where o.placed_at >= '2025-01-01' and o.placed_at < '2025-04-01'
) s
group by name
order by sum(f) desc, name collate "C" nulls last
limit 8;
