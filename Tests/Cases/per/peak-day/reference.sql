with d as (select placed_at::date as d, count(*) as n from orders where placed_at >= '2024-01-01' and placed_at < '2024-04-01' group by 1)
select date_trunc('month', d)::date as month, max(n) as peak, avg(n)::float8 as usual from d group by 1 order by 1;
