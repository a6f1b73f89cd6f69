select d as day_of_week, sum(o)::bigint as orders, sum(f)::bigint as refunds, sum(v)::bigint as visits
from (
  select extract(isodow from placed_at)::bigint as d, 1 as o, 0 as f, 0 as v from orders
  union all select extract(isodow from refunded_at)::bigint, 0, 1, 0 from refunds
  union all select extract(isodow from started_at)::bigint, 0, 0, 1 from visits
) s
group by d
order by d;
