select date_trunc('month', d)::date as month, d::date as day, count(o.order_id) as orders
from generate_series(timestamp '2024-02-27', timestamp '2024-03-02', interval '1 day') d
left join orders o on o.placed_at::date = d::date and o.channel = 'phone'
group by 1, 2 order by 1, 2;
