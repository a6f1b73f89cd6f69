with r as (
  select count(*) filter (where placed_at >= '2025-01-01' and placed_at < '2025-06-16') as n,
         count(*) filter (where placed_at >= '2024-01-01' and placed_at < '2024-06-16') as p
  from orders
)
select n as orders, p as last_year, n::float8 / p - 1 as growth from r;
