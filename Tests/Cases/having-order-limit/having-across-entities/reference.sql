select name as "brand.name", sum(o)::bigint as orders, sum(v)::bigint as visits
from (
  select b.name, 1 as o, 0 as v from orders o left join brands b on b.brand_id = o.brand_id
  union all
  select b.name, 0, 1 from visits v left join brands b on b.brand_id = v.brand_id
) s
group by name
having sum(v) < sum(o) and sum(o) > 0
order by name collate "C" nulls last;
