with g as (
select date_trunc('quarter', placed_at) as quarter, b.country, rank() over (
  partition by date_trunc('quarter', placed_at) order by count(*) desc) as place
from orders join brands b using (brand_id) where placed_at >= '2025-01-01' group by 1, 2)
select country, avg(place)::float8 as mean_place from g group by 1 order by 1;
