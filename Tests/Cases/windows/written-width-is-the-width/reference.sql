select m::date as month, (select count(*) from orders where placed_at >= m - interval '1 month' and placed_at < m + interval '1 month') as two
from generate_series(timestamp '2024-02-01', timestamp '2024-03-01', interval '1 month') m order by 1;
