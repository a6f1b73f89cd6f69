select d::date as day,
       (select count(*) from orders where channel = 'phone' and placed_at::date = d::date) as orders,
       (select count(*) from orders where channel = 'phone' and placed_at >= date_trunc('month', d) and placed_at < d + interval '1 day') as so_far
from generate_series(timestamp '2024-02-27', timestamp '2024-03-03', interval '1 day') d
where exists (select 1 from orders where channel = 'phone' and placed_at >= date_trunc('month', d) and placed_at < d + interval '1 day')
order by 1;
