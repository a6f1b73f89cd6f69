with s(d) as (values (date '2022-01-31'), ('2023-01-30'), ('2024-01-29'), ('2025-02-03'), ('2026-02-02')),
m(i, w) as (values (0,0),(1,4),(2,9),(3,13),(4,17),(5,22),(6,26),(7,30),(8,35),(9,39),(10,43),(11,48)),
p as (select s.d + 7 * m.w as start, s.d as year, s.d + 7 * (case when m.i < 3 then 0 when m.i < 6 then 13 when m.i < 9 then 26 else 39 end) as quarter from s, m)
select p.start as retail_month, (select count(*) from refunds f where f.reason = 'wrong item' and f.refunded_at >= greatest(p.start, date '2024-01-01') and f.refunded_at < least(p.next, date '2025-01-01')) as refunds
from (select start, lead(start) over (order by start) as next from p) p where p.next > '2024-01-01' and p.start < '2025-01-01' order by 1;
