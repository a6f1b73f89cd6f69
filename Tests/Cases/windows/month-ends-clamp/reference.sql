select d::date as day,
       (select count(*) from orders where placed_at::date = d::date) as orders,
       (select count(*) from orders where placed_at::date = (d - interval '1 month')::date) as month_before
from generate_series(timestamp '2025-03-27', timestamp '2025-04-01', interval '1 day') d
where exists (select 1 from orders where placed_at::date = d::date or placed_at::date = (d - interval '1 month')::date)
order by 1;
