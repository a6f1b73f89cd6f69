select date_trunc('year', i.snapshot_on)::date as "stock.snapshot.year", w.name as "warehouse.name",
       avg(i.on_hand - i.reserved)::double precision as average_available,
       count(*) filter (where i.on_hand = 0)::double precision / count(*) as stockout_rate
from inventory i
left join warehouses w on w.warehouse_id = i.warehouse_id
group by 1, w.name
order by 1, w.name collate "C" nulls last;
