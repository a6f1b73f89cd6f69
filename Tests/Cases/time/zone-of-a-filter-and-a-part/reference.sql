with o as (
  select (o.placed_at at time zone 'UTC') at time zone 'America/New_York' as local from orders o
)
select extract(isodow from local)::bigint as "order.placed.day_of_week", count(*) as orders
from o
where local >= timestamp '2025-06-01' and local < timestamp '2025-07-01'
group by 1
order by 1;
