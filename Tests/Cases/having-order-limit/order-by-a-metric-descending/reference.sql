select b.country as "brand.country", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
group by b.country
order by count(*) desc, b.country collate "C" nulls last;
