with w as (
  select date_trunc('month', placed_at)::date as month, date_trunc('week', placed_at) as week, count(distinct retailer_id) as n
  from orders where placed_at >= '2025-01-01' and placed_at < '2025-03-01' group by 1, 2
)
select month, avg(n)::float8 as weekly from w group by 1 order by 1;
