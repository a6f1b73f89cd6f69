select tier as "retailer.tier", category as "brand.category", sum(o)::bigint as orders, sum(v)::bigint as visits
from (
  select r.tier, b.category, 1 as o, 0 as v
  from orders o left join retailers r on r.retailer_id = o.retailer_id left join brands b on b.brand_id = o.brand_id
  union all
  select r.tier, b.category, 0, 1
  from visits v left join retailers r on r.retailer_id = v.retailer_id left join brands b on b.brand_id = v.brand_id
) s
group by tier, category
order by tier collate "C" nulls last, category collate "C" nulls last;
