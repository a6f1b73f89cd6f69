with q as (
  select date_trunc('quarter', placed_at)::date as quarter, count(*) as n,
         count(*) filter (where status = 'cancelled')::float8 / count(*) as rate
  from orders group by 1
)
select a.quarter, a.n as orders, b.n as orders__prior, a.n - b.n as orders__change, a.n::float8 / b.n - 1 as orders__growth,
       a.rate as cancellation_rate, b.rate as cancellation_rate__prior, a.rate - b.rate as cancellation_rate__change,
       a.rate / nullif(b.rate, 0) - 1 as cancellation_rate__growth
from q a join q b on b.quarter = (a.quarter - interval '1 year')::date where a.quarter >= '2025-01-01' and a.quarter < '2026-01-01' order by 1;
