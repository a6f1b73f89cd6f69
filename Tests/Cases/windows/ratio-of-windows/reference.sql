select m::date as month,
       (select count(*) filter (where status = 'cancelled')::float8 / count(*) from orders
        where placed_at >= m - interval '2 months' and placed_at < m + interval '1 month') as rate
from generate_series(timestamp '2024-06-01', timestamp '2024-08-01', interval '1 month') m order by 1;
