select b.category as "brand.category", count(*) as orders
from orders o
join brands b on b.brand_id = o.brand_id
where b.category in ('Beauty', 'Garden', 'Kids') and (o.order_id < 100 or o.order_id > 3900)
group by b.category
order by b.category collate "C";
