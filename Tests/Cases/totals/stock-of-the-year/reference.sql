with i as (
  select w.name, date_trunc('quarter', snapshot_on)::date as quarter, snapshot_on, sum(on_hand) as n
  from inventory join warehouses w using (warehouse_id)
  where snapshot_on in ('2025-03-01', '2025-06-01', '2025-09-01', '2025-12-01') group by 1, 2, 3)
select name, quarter, n as units_on_hand, 0 as total_level from i
union all
select name, null, n, 1 from i where snapshot_on = '2025-12-01'
union all
select null, null, sum(n), 2 from i where snapshot_on = '2025-12-01'
order by name nulls last, total_level, quarter;
