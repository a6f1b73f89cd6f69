with last as (
  select date_trunc('quarter', snapshot_on)::date as quarter, max(snapshot_on) as day from inventory where snapshot_on >= '2025-01-01' and snapshot_on < '2026-01-01' group by 1
)

select q.quarter,
       (select sum(i.on_hand) from inventory i join last on last.day = i.snapshot_on where last.quarter = q.quarter) as units_on_hand,
       q.n as stock_counts
from (select date_trunc('quarter', snapshot_on)::date as quarter, count(*) as n from inventory
      where snapshot_on >= '2025-01-01' and snapshot_on < '2026-01-01' group by 1) q
order by 1;
