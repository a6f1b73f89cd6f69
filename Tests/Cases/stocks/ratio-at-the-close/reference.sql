select date_trunc('quarter', snapshot_on)::date as quarter,
       sum(reserved)::float8 / sum(on_hand) as reserved,
       count(*) filter (where on_hand = 0)::float8 / count(*) as out
from inventory
where snapshot_on in ('2024-03-01', '2024-06-01', '2024-09-01', '2024-12-01')
group by 1
order by 1;
