select b.name as "brand.name", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
group by b.name
having count(*) > 1000000
order by b.name collate "C";
