select q::date as quarter,
       (select count(*) from orders where placed_at >= q and placed_at < q + interval '3 months') as orders,
       (select count(*) from orders where placed_at >= q - interval '1 month' and placed_at < q + interval '2 months') as earlier
from generate_series(timestamp '2024-04-01', timestamp '2024-10-01', interval '3 months') q order by 1;
