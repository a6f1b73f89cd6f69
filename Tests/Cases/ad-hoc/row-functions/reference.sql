select w.name as "warehouse.name",
       avg(case when i.on_hand >= 50 then i.on_hand - 50 else 50 - i.on_hand end)::double precision as distance,
       sum(case when i.on_hand > 100 then 100 else i.on_hand end)::bigint as capped,
       sum(case when i.on_hand - i.reserved > 1 then i.on_hand - i.reserved else 1 end)::bigint as raised,
       sum(mod(i.on_hand, 12))::bigint as dozens
from inventory i
left join warehouses w on w.warehouse_id = i.warehouse_id
group by w.name
order by w.name collate "C" nulls last;
