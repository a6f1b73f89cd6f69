select w.name as "warehouse.name",
       avg(i.on_hand)::double precision as average_on_hand,
       count(*) filter (where i.on_hand = 0) as stockouts
from inventory i
left join warehouses w on w.warehouse_id = i.warehouse_id
group by w.name
order by w.name collate "C" nulls last;
