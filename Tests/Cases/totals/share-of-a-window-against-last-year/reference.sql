with o as (select b.country, o.placed_at as at from orders o join brands b on b.brand_id = o.brand_id where b.country in ('FR', 'DE', 'JP')),
m as (select m, e from (values (timestamp '2025-04-01', timestamp '2025-05-01'), (timestamp '2025-05-01', timestamp '2025-06-01')) v(m, e))
select c.country as "brand.country", m.m::date as month,
       (select count(*) from o where o.country = c.country and at >= e - interval '90 days' and at < e)::float8
       / (select count(*) from o where at >= e - interval '90 days' and at < e) as share,
       (select count(*) from o where o.country = c.country and at >= e - interval '1 year' - interval '90 days' and at < e - interval '1 year')::float8
       / (select count(*) from o where at >= e - interval '1 year' - interval '90 days' and at < e - interval '1 year') as last_year
from (select distinct country from o) c cross join m
order by 1, 2;
