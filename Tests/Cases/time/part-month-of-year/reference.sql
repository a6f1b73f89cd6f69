select m as month_of_year, sum(o)::bigint as orders, sum(v)::bigint as visits
from (
  select extract(month from placed_at)::bigint as m, 1 as o, 0 as v from orders
  union all
  select extract(month from started_at)::bigint, 0, 1 from visits
) s
group by m
order by m;
