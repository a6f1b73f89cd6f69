select m::date as month,
       (select percentile_cont(0.5) within group (order by shipped_at::date - placed_at::date) from orders
        where placed_at >= m + interval '1 month' - interval '28 days' and placed_at < m + interval '1 month') as recent,
       (select percentile_cont(0.5) within group (order by n) from (
          select count(*) as n from orders where retailer_id is not null and placed_at >= m and placed_at < m + interval '1 month' group by retailer_id) x) as usual
from generate_series(timestamp '2024-03-01', timestamp '2024-05-01', interval '1 month') m order by 1;
