select category as "brand.category", sum(o)::bigint as orders, sum(u)::bigint as units, sum(v)::bigint as visits, sum(f)::bigint as refunds
from (
  select b.category, 1 as o, 0 as u, 0 as v, 0 as f from orders o left join brands b on b.brand_id = o.brand_id
  union all
  select b.category, 0, l.quantity, 0, 0 from order_lines l join orders o on o.order_id = l.order_id left join brands b on b.brand_id = o.brand_id
  union all
  select b.category, 0, 0, 1, 0 from visits v left join brands b on b.brand_id = v.brand_id
  union all
  select b.category, 0, 0, 0, 1 from refunds f join orders o on o.order_id = f.order_id left join brands b on b.brand_id = o.brand_id
) s
group by category
order by category collate "C" nulls last;
