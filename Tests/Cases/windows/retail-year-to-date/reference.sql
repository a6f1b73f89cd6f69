with s(d) as (values (date '2022-01-31'), ('2023-01-30'), ('2024-01-29'), ('2025-02-03'), ('2026-02-02')),
m(i, w) as (values (0,0),(1,4),(2,9),(3,13),(4,17),(5,22),(6,26),(7,30),(8,35),(9,39),(10,43),(11,48)),
p as (select s.d + 7 * m.w as start, s.d as year from s, m),
q as (select start, lead(start) over w as next, lag(start) over w as before, lag(start, 2) over w as third, year from p window w as (order by start))
select start as retail_month,
  (select count(*) from orders o where o.placed_at >= q.year and o.placed_at < q.next) as ytd,
  (select count(*) from orders o where o.placed_at >= q.third and o.placed_at < q.next) as quarter,
  (select count(distinct retailer_id) from orders o where o.placed_at >= q.before and o.placed_at < q.start) as buyers_before
from q where start >= '2025-02-03' and start < '2025-08-04' order by 1;
