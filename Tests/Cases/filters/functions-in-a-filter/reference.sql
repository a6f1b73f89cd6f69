select b.name as "brand.name", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
where upper(substring(b.name from 1 for 1)) in ('A', 'B') and length(b.name) > 5
group by b.name
order by b.name collate "C" nulls last;
