select q::date,
       (select count(distinct retailer_id) from orders where placed_at >= q and placed_at < q + interval '3 months'),
       (select count(distinct retailer_id) from orders where placed_at >= q - interval '3 months' and placed_at < q)
from generate_series(timestamp '2024-07-01', timestamp '2025-04-01', interval '3 months') q
order by 1;
