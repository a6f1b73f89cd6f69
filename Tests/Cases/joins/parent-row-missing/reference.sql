select c.region as "order.brand.market.region", count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
left join countries c on c.code = b.country
group by c.region
order by c.region collate "C" nulls last;
