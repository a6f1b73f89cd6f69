select d::date as day,
       (select count(distinct retailer_id) from orders where placed_at::date = d::date) as buyers,
       (select count(distinct retailer_id) from orders where placed_at::date > d::date - 28 and placed_at::date <= d::date) as active
from generate_series(timestamp '2024-03-01', timestamp '2024-03-19', interval '1 day') d
order by 1;
