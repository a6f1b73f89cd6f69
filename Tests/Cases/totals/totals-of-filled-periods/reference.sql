with q as (select generate_series(date '2024-01-01', date '2024-10-01', interval '3 months')::date as quarter),
n as (select q.quarter, (select count(*) from orders o join brands b using (brand_id) where o.channel = 'phone' and b.country = 'SE' and o.placed_at >= q.quarter and o.placed_at < q.quarter + interval '3 months') as n from q)
select * from (select quarter, 'SE' as "brand.country", n as orders, 0 as total_level from n
  union all select quarter, null, n, 1 from n union all select null, null, sum(n)::bigint, 2 from n) a
order by quarter nulls last, total_level;
