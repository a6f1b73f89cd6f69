with g as (
select placed_at::date as day, count(*) as n, row_number() over (order by count(*) desc, placed_at::date) as place
from orders join brands b using (brand_id) where b.country = 'DE' and placed_at >= '2024-02-01' and placed_at < '2024-03-01' group by 1)
select day, n as orders, 0 as total_level from g where place <= 3
union all select null, sum(n), 1 from g
order by total_level, day;
