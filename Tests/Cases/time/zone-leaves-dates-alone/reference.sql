with o as (
  select (o.placed_at at time zone 'UTC') at time zone 'America/New_York' as local from orders o
)
select month, sum(p)::bigint as payouts_made, sum(o)::bigint as orders
from (
  select date_trunc('month', paid_on)::date as month, 1 as p, 0 as o from payouts
  where paid_on >= '2024-12-01' and paid_on < '2025-02-01'
  union all
  select date_trunc('month', local)::date, 0, 1 from o
  where local >= '2024-12-01' and local < '2025-02-01'
) s
group by month
order by month;
