select p.category as "product.category", w.country as "warehouse.country",
       count(*) filter (where i.on_hand = 0) as stockouts,
       avg(i.on_hand)::double precision as average_on_hand
from inventory i
left join products p on p.product_id = i.product_id
left join warehouses w on w.warehouse_id = i.warehouse_id
group by p.category, w.country
order by p.category collate "C" nulls last, w.country collate "C" nulls last;
