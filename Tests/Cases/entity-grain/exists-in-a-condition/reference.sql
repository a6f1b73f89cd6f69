select r.tier as "retailer.tier", count(*) as orders, count(distinct o.retailer_id) as buyers
from orders o join retailers r using (retailer_id)
where exists (select 1 from orders c where c.retailer_id = r.retailer_id and c.status = 'cancelled' and c.placed_at >= '2024-01-01' and c.placed_at < '2025-01-01')
group by 1 order by 1 nulls last;
