select m::date,
       (select count(*) from orders where placed_at >= m and placed_at < m + interval '1 month'),
       (select count(*) from orders where placed_at >= date_trunc('year', m - interval '3 months') + interval '3 months' and placed_at < m + interval '1 month'),
       (select count(*) from orders where placed_at >= date_trunc('year', m - interval '3 months') + interval '3 months' - interval '1 year'
                                      and placed_at < m + interval '1 month' - interval '1 year')
from generate_series(timestamp '2025-01-01', timestamp '2025-07-01', interval '1 month') m
order by 1;
