select b.name as "brand.name", count(*) as orders
from orders o
join brands b on b.brand_id = o.brand_id
where b.country = 'CA'
group by b.name
order by b.name collate "C";
