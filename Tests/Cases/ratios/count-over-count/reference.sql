select b.country as "brand.country",
       count(*) filter (where o.status = 'cancelled')::double precision / count(*) as cancellation_rate,
       count(*) filter (where o.status = 'cancelled') as cancelled_orders,
       count(*) as orders
from orders o
left join brands b on b.brand_id = o.brand_id
group by b.country
order by b.country collate "C" nulls last;
