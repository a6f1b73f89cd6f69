select tier as "retailer.tier", sum(o)::bigint as orders, sum(v)::bigint as visits
from (
  select r.tier, 1 as o, 0 as v from orders o left join retailers r on r.retailer_id = o.retailer_id
  union all
  select r.tier, 0, 1 from visits v left join retailers r on r.retailer_id = v.retailer_id
) s
group by tier
order by tier collate "C" nulls last;
