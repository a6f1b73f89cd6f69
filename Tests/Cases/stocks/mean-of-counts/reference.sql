with d as (select snapshot_on, sum(on_hand) as n from inventory where snapshot_on >= '2025-01-01' group by 1)
select date_trunc('quarter', snapshot_on)::date as quarter, avg(n)::float8 as average,
       (array_agg(n order by snapshot_on desc))[1] as units_on_hand
from d group by 1
order by 1;
