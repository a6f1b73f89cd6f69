select year, sum(o)::bigint as orders, sum(v)::bigint as visits, 0::bigint as buyers
from (
  select date_trunc('year', placed_at)::date as year, 1 as o, 0 as v from orders where retailer_id is null
  union all
  select date_trunc('year', started_at)::date, 0, 1 from visits where retailer_id is null
) s
group by year
order by year;
