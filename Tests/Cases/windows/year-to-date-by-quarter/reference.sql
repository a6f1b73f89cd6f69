select q::date as quarter,
       (select count(*) from orders where placed_at >= q and placed_at < q + interval '3 months') as orders,
       (select count(*) from orders where placed_at >= date_trunc('year', q) and placed_at < q + interval '3 months') as so_far
from generate_series(timestamp '2024-07-01', timestamp '2025-01-01', interval '3 months') q order by 1;
