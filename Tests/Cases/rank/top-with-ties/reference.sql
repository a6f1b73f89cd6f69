with g as (
select placed_at::date as day, count(*) as n, rank() over (order by count(*) desc) as place
from orders join brands b using (brand_id) where b.country = 'DE' and placed_at >= '2024-02-01' and placed_at < '2024-03-01' group by 1)
select day, n as orders from g where place <= 3 order by 1;
