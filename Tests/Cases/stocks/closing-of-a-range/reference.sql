select sum(i.on_hand) as units_on_hand, round(sum(i.on_hand * i.unit_cost), 2) as stock_value
from inventory i join warehouses w on w.warehouse_id = i.warehouse_id
where w.country = 'NL' and i.snapshot_on = date '2024-06-01';
