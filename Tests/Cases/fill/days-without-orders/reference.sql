select d::date as day, count(o.order_id) as orders, min(o.placed_at) as smallest
from generate_series(timestamp '2024-02-01', timestamp '2024-02-07', interval '1 day') d
left join orders o on o.placed_at::date = d::date and o.channel = 'phone'
group by 1 order by 1;
