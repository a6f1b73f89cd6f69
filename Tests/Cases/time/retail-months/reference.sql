with s(d) as (values (date '2022-01-31'), ('2023-01-30'), ('2024-01-29'), ('2025-02-03'), ('2026-02-02')),
m(i, w) as (values (0,0),(1,4),(2,9),(3,13),(4,17),(5,22),(6,26),(7,30),(8,35),(9,39),(10,43),(11,48)),
p as (select s.d + 7 * m.w as start, s.d as year, s.d + 7 * (case when m.i < 3 then 0 when m.i < 6 then 13 when m.i < 9 then 26 else 39 end) as quarter from s, m),
r as (select (select rate from fx_rates f where f.currency = o.currency and f.rate_date <= o.placed_at::date and f.rate_date > o.placed_at::date - 8 order by f.rate_date desc limit 1) as rate, o.* from orders o where placed_at >= '2024-12-01' and placed_at < '2025-04-01')
select p.start as retail_month, p.quarter as retail_quarter, count(*) as orders, round(sum(case when status != 'cancelled' then subtotal / case when currency = 'EUR' then 1 else rate end end), 2) as gmv
from r join lateral (select * from p where p.start <= r.placed_at::date order by p.start desc limit 1) p on true group by 1, 2 order by 1;
