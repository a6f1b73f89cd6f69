select r.country, count(*) as orders, 0 as total_level
from orders o left join retailers r using (retailer_id)
where o.placed_at >= '2025-12-01' and o.placed_at < '2026-01-01' group by 1
union all
select null, count(*), 1 from orders where placed_at >= '2025-12-01' and placed_at < '2026-01-01'
order by total_level, country;
