with i as (
  select date_trunc('quarter', snapshot_on)::date as quarter, w.name, on_hand
  from inventory join warehouses w using (warehouse_id)
  where snapshot_on in ('2025-09-01', '2025-12-01'))
select quarter, name, sum(on_hand)::float8 / (select sum(t.on_hand) from i t where t.quarter = i.quarter) as share
from i group by 1, 2
order by 1, 2;
