select b.country as "brand.country", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
where b.country in ('FR', 'DE', 'JP')
group by b.country
order by b.country collate "C" nulls last;
