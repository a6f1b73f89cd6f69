select w.country as "warehouse.country",
       sum(i.on_hand * 2 - i.reserved)::bigint as reserved_share_units,
       avg(i.on_hand - i.reserved)::double precision as free_average
from inventory i
left join warehouses w on w.warehouse_id = i.warehouse_id
where i.snapshot_on >= date '2025-07-01' and i.snapshot_on < date '2025-10-01'
group by w.country
order by w.country collate "C" nulls last;
