select b.name as "brand.name", count(*) as orders, count(distinct o.retailer_id) as buyers
from orders o
left join brands b on b.brand_id = o.brand_id
group by b.name
having count(*) >= 150
order by b.name collate "C" nulls last;
