select m::date as month,
       (select count(distinct retailer_id) from orders where placed_at >= m + interval '1 month' - interval '90 days' and placed_at < m + interval '1 month') as active,
       (select count(distinct retailer_id) from orders where placed_at >= m - interval '11 months' - interval '90 days' and placed_at < m - interval '11 months') as last_year
from generate_series(timestamp '2025-03-01', timestamp '2025-05-01', interval '1 month') m order by 1;
