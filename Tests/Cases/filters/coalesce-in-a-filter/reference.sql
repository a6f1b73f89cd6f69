select b.category as "brand.category", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
where (b.category is null or b.category = 'Garden')
group by b.category
order by b.category collate "C" nulls last;
