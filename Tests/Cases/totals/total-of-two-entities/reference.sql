with q as (
  select q::date as quarter,
         (select count(*) from visits where started_at >= q and started_at < q + interval '3 months') as v,
         (select count(*) from orders where placed_at >= q and placed_at < q + interval '3 months') as n
  from generate_series(timestamp '2025-01-01', timestamp '2025-10-01', interval '3 months') q
)
select quarter, v::float8 / n as per_order, (select sum(v)::float8 / sum(n) from q) as overall from q order by 1;
