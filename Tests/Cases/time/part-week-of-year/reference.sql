select to_char(placed_at, 'IW')::bigint as "order.placed.week_of_year", count(*) as orders
from orders
group by 1
order by 1;
