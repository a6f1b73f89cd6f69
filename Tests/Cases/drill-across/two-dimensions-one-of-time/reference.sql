select category as "brand.category", quarter, sum(o)::bigint as orders, sum(f)::bigint as refunds
from (
  select b.category, date_trunc('quarter', o.placed_at)::date as quarter, 1 as o, 0 as f
  from orders o left join brands b on b.brand_id = o.brand_id
  where o.placed_at >= '2024-07-01' and o.placed_at < '2025-01-01'
  union all
  select b.category, date_trunc('quarter', f.refunded_at)::date, 0, 1
  from refunds f left join orders o on o.order_id = f.order_id left join brands b on b.brand_id = o.brand_id
  where f.refunded_at >= '2024-07-01' and f.refunded_at < '2025-01-01'
) s
group by category, quarter
order by category collate "C" nulls last, quarter nulls last;
