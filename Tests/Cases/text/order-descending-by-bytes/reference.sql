select b.name as "brand.name", count(*) as orders
from orders o
join brands b on b.brand_id = o.brand_id
where b.country in ('SE', 'IS', 'CA', 'JP')
group by b.name
order by convert_to(b.name, 'UTF8') desc;
