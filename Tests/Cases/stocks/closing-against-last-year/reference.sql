with q as (
  select date_trunc('quarter', snapshot_on)::date as quarter, sum(on_hand) as n from inventory
  where snapshot_on in (select max(snapshot_on) from inventory group by date_trunc('quarter', snapshot_on))
  group by 1)
select q.quarter, q.n as units_on_hand, p.n as a_year_before, q.n::float8 / p.n - 1 as growth
from q join q p on p.quarter = (q.quarter - interval '1 year')::date
where q.quarter >= '2025-01-01'
order by 1;
