with c as (select snapshot_on, sum(on_hand) as n from inventory group by 1)
select date '2025-01-01' as quarter, (select n from c where snapshot_on = '2025-03-01') as units_on_hand,
       (select n from c where snapshot_on = '2024-12-01') as opening,
       (select n from c where snapshot_on = '2025-03-01') - (select n from c where snapshot_on = '2024-12-01') as movement
union all
select '2025-04-01', (select n from c where snapshot_on = '2025-05-01'), (select n from c where snapshot_on = '2025-03-01'),
       (select n from c where snapshot_on = '2025-05-01') - (select n from c where snapshot_on = '2025-03-01')
order by 1;
