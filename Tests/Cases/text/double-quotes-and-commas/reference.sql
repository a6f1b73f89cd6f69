select b.name as "brand.name", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
where b.name in ('Harbour "No. 7" Gin', 'Lumière, Bougies')
group by b.name
order by b.name collate "C" nulls last;
