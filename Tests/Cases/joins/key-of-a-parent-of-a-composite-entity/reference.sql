select w.name as "warehouse.name",
       count(distinct case when i.on_hand = 0 then i.product_id end) as products_out,
       count(distinct i.product_id) as products_counted
from inventory i
left join warehouses w on w.warehouse_id = i.warehouse_id
group by w.name
order by w.name collate "C" nulls last;
