select b.name as "brand.name", count(*) filter (where o.status = 'cancelled')::double precision / count(*) as cancellation_rate
from orders o
join brands b on b.brand_id = o.brand_id
where b.category = 'Home' and o.placed_at >= '2024-01-01' and o.placed_at < '2024-04-01'
group by b.name
order by b.name collate "C";
