with o as (select o.* from orders o join brands b using (brand_id) where b.country = 'FR' and placed_at >= '2025-01-01' and placed_at < '2026-01-01'),
n as (select retailer_id, count(*) as n from o where retailer_id is not null group by 1)
select n.n as "retailer.orders_here", count(distinct o.retailer_id) as buyers, count(*) as orders
from o left join n using (retailer_id) group by 1 order by 1 nulls last;
