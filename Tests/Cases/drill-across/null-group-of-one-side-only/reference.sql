select country as "brand.country", sum(o)::bigint as orders, sum(v)::bigint as visits
from (
  select b.country, 1 as o, 0 as v from orders o left join brands b on b.brand_id = o.brand_id
  union all
  select b.country, 0, 1 from visits v left join brands b on b.brand_id = v.brand_id
) s
group by country
order by country collate "C" nulls last;
