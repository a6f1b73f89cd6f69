with o as (
  select *, date_trunc('quarter', placed_at)::date as q,
         rank() over (partition by retailer_id, date_trunc('quarter', placed_at) order by placed_at desc) as place
  from orders),
n as (select q, count(*) as n from o where place = 1 and retailer_id is not null group by 1)
select a.q, a.n, coalesce(b.n, 0), a.n - coalesce(b.n, 0)
from n a left join n b on b.q = (a.q - interval '3 months')::date
where a.q >= '2024-07-01' and a.q < '2025-01-01'
order by 1;
