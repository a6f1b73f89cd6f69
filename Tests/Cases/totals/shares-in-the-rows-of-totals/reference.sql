with g as (
select date_trunc('year', placed_at)::date as year, b.country, count(*)::float8 as n, 0 as level
from orders join brands b using (brand_id) group by 1, 2
union all
select date_trunc('year', placed_at)::date, null, count(*), 1 from orders group by 1
union all
select null, null, count(*), 2 from orders)
select year, country, n / (select n from g where level = 2) as share,
       n / coalesce((select t.n from g t where t.level = 1 and t.year = g.year), n) as of_year, level as total_level
from g
order by case when level = 2 then 1 else 0 end, year, level, country;
