with w as (
  select snapshot_on, warehouse_id, sum(on_hand) as n from inventory
  where snapshot_on in ('2025-03-01', '2025-06-01', '2025-09-01', '2025-12-01') group by 1, 2)
select date_trunc('quarter', snapshot_on)::date as quarter, avg(n)::float8 as mean
from w group by 1
order by 1;
