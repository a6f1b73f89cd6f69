select date_trunc('year', i.snapshot_on)::date as year, w.country, sum(i.on_hand) as units_on_hand
from inventory i join warehouses w on w.warehouse_id = i.warehouse_id
where i.snapshot_on in (select max(snapshot_on) from inventory group by date_trunc('year', snapshot_on))
group by 1, 2
having sum(i.on_hand) > 0
order by 1, 2;
