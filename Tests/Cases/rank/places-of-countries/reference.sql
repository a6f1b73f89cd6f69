with g as (select date_trunc('year', placed_at)::date as year, b.country, count(*) as n from orders join brands b using (brand_id) group by 1, 2)
select year, country, n as orders,
       (select count(*) + 1 from g o where o.n > g.n) as place,
       (select count(*) + 1 from g o where o.n > g.n and o.year = g.year) as in_year
from g order by 1, 2;
