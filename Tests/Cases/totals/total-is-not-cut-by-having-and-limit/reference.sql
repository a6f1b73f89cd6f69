select b.country as "brand.country", count(*) as orders, count(*)::float8 / (select count(*) from orders) as share
from orders o left join brands b on b.brand_id = o.brand_id
group by 1 having count(*) > 300 order by 2 desc, 1 limit 2;
