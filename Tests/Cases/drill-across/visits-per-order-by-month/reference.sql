with o as (
  select date_trunc('month', placed_at)::date as month, count(*) as n from orders
  where placed_at >= '2025-01-01' and placed_at < '2026-01-01' group by 1
), v as (
  select date_trunc('month', started_at)::date as month, count(*) as n from visits
  where started_at >= '2025-01-01' and started_at < '2026-01-01' group by 1
)
select month, v.n::double precision / nullif(o.n, 0) as visits_per_order
from v full join o using (month)
order by month;
