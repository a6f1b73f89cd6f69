with o as (
  select (o.placed_at at time zone 'UTC') at time zone 'Europe/Berlin' as local from orders o
)
select date_trunc('hour', local) as hour, count(*) as orders
from o
where local >= timestamp '2024-03-31' and local < timestamp '2024-04-01'
group by 1
order by 1;
