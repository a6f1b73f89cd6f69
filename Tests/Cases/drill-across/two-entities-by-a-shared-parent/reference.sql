select category as "brand.category", sum(o)::bigint as orders, sum(v)::bigint as visits
from (
  select b.category, 1 as o, 0 as v from orders o left join brands b on b.brand_id = o.brand_id
  union all
  select b.category, 0, 1 from visits v left join brands b on b.brand_id = v.brand_id
) s
group by category
order by category collate "C" nulls last;
