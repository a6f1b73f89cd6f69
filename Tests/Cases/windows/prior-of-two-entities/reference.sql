with q as (
  select q::date as quarter,
         (select count(*) from visits where started_at >= q and started_at < q + interval '3 months') as v,
         (select count(*) from orders where placed_at >= q and placed_at < q + interval '3 months') as n
  from generate_series(timestamp '2024-10-01', timestamp '2025-10-01', interval '3 months') q
)
select a.quarter, a.v::float8 / nullif(a.n, 0) as per_order, b.v::float8 / nullif(b.n, 0) as before
from q a join q b on b.quarter = (a.quarter - interval '3 months')::date order by 1;
