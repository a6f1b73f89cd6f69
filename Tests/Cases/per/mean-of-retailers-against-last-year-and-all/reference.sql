with o as (select retailer_id, date_trunc('quarter', placed_at)::date as q from orders where retailer_id is not null),
r as (select q, retailer_id, count(*) as n from o group by 1, 2)
select q as quarter, avg(n)::float8 as mean,
       (select avg(n)::float8 from r p where p.q = (r.q - interval '1 year')::date) as last_year,
       (select avg(n)::float8 from (select retailer_id, count(*) as n from o where q >= '2025-01-01' and q < '2026-01-01' group by 1) x) as overall
from r where q >= '2025-01-01' and q < '2026-01-01' group by 1 order by 1;
