select b.name as "brand.name", count(*) filter (where o.status = 'cancelled')::double precision / count(*) as cancellation_rate, count(*) as orders
from orders o
join brands b on b.brand_id = o.brand_id
where b.country in ('FR', 'DE')
group by b.name
order by count(*) filter (where o.status = 'cancelled')::numeric / count(*) desc, b.name collate "C"
limit 12;
