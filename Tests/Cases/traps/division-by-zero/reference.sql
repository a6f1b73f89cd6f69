select b.name as "brand.name",
       count(*)::double precision / nullif(count(*) filter (where o.status = 'cancelled'), 0) as orders_per_cancelled,
       count(*) as orders
from orders o
join brands b on b.brand_id = o.brand_id
where b.country in ('DE', 'JP', 'SE') and o.placed_at >= '2024-01-01' and o.placed_at < '2024-04-01'
group by b.name
order by b.name collate "C";
