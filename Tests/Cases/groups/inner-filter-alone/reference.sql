select b.name as "brand.name", count(*) as cancelled_orders
from orders o
left join brands b on b.brand_id = o.brand_id
where o.status = 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2024-04-01'
group by b.name
order by b.name collate "C" nulls last;
