select distinct r.country as "retailer.country", b.country as "brand.country", date_trunc('quarter', o.placed_at)::date as "order.placed.quarter"
from orders o left join retailers r using (retailer_id) left join brands b using (brand_id)
where o.placed_at >= '2024-01-01' and o.placed_at < '2024-04-01'
order by 1 nulls last, 2 nulls last, 3;
