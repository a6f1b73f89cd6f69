with m as (select generate_series(date '2024-01-01', date '2024-06-01', interval '1 month')::date as m)
select m.m as month,
  (select o.channel from orders o where o.channel is not null and o.placed_at >= m.m - interval '2 months' and o.placed_at < m.m + interval '1 month' order by o.placed_at desc, o.channel limit 1) as last,
  (select o.channel from orders o where o.channel is not null and o.placed_at >= '2024-01-01' and o.placed_at < '2024-07-01' order by o.placed_at desc, o.channel limit 1) as of_all,
  (select string_agg(distinct o.status, ' ' order by o.status) from orders o where o.placed_at >= m.m - interval '1 month' and o.placed_at < m.m + interval '1 month') as seen
from m order by 1;
