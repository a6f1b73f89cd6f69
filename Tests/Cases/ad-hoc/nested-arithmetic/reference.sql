with o as (
  select b.country, count(*)::double precision as n, count(*) filter (where o.status = 'cancelled') as c
  from orders o left join brands b on b.brand_id = o.brand_id
  group by b.country
), v as (
  select b.country, count(*) filter (where v.bounced)::double precision / count(*) as bounce
  from visits v left join brands b on b.brand_id = v.brand_id
  group by b.country
)
select coalesce(o.country, v.country) as "brand.country", 100 * (o.n - o.c) / o.n - 2 * (1 - v.bounce) as index
from v
full join o on o.country = v.country
order by coalesce(o.country, v.country) collate "C" nulls last;
