select b.country as "brand.country", c.name as "order.brand.market.name", count(distinct o.brand_id) as active_brands
from orders o
left join brands b on b.brand_id = o.brand_id
left join countries c on c.code = b.country
group by b.country, c.name
order by b.country collate "C" nulls last, c.name collate "C" nulls last;
