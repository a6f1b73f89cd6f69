with s(d) as (values (date '2022-01-31'), ('2023-01-30'), ('2024-01-29'), ('2025-02-03'), ('2026-02-02')),
w as (select generate_series(date '2025-01-13', date '2025-02-10', interval '7 days')::date as week),
k as (select week, (select max(d) from s where d <= week) as year, (select max(d) from s where d < (select max(d) from s where d <= week)) as earlier from w),
p as (select *, earlier + (week - year) as other, (select min(d) from s where d > k.earlier) as until from k)
select week, (select count(*) from orders o where o.placed_at >= year and o.placed_at < week + 7) as ytd,
  case when other < until then (select count(*) from orders o where o.placed_at >= earlier and o.placed_at < other + 7) else 0 end as before,
  case when other < until then (select count(*) from orders o where o.placed_at >= other + 7 - 28 and o.placed_at < other + 7) else 0 end as rolling
from p order by 1;
