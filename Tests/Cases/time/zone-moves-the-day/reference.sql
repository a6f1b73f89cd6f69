with o as (
  select (o.placed_at at time zone 'UTC') at time zone 'Europe/Berlin' as local from orders o
)
select local::date as day, count(*) as orders
from o
where local >= timestamp '2024-03-29' and local < timestamp '2024-04-03'
group by 1
order by 1;
