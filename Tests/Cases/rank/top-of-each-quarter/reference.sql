with g as (
select date_trunc('quarter', placed_at)::date as quarter, b.country, count(*) as n, rank() over (
  partition by date_trunc('quarter', placed_at) order by count(*) desc) as place
from orders join brands b using (brand_id) where placed_at >= '2025-01-01' group by date_trunc('quarter', placed_at), b.country)
select quarter, country, n as orders from g where place <= 2 order by 1, 2;
