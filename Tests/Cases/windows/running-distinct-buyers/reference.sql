select m::date as month,
       (select count(distinct retailer_id) from orders where placed_at >= m and placed_at < m + interval '1 month') as buyers,
       (select count(distinct retailer_id) from orders where placed_at < m + interval '1 month') as ever
from generate_series(timestamp '2025-05-01', timestamp '2025-07-01', interval '1 month') m order by 1;
