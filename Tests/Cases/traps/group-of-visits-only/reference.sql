select b.name as "brand.name",
       (select count(*) from orders o where o.brand_id = b.brand_id) as orders,
       (select count(*) from visits v where v.brand_id = b.brand_id) as visits,
       (select count(*) from visits v where v.brand_id = b.brand_id)::double precision
         / nullif((select count(*) from orders o where o.brand_id = b.brand_id), 0) as visits_per_order_here
from brands b
where b.country = 'CA'
order by b.name collate "C";
