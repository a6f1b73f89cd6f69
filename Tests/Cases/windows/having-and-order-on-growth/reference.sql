with c as (
  select b.country, count(*) filter (where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01') as n,
         count(*) filter (where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01') as p
  from orders o left join brands b on b.brand_id = o.brand_id group by 1
)
select country as "brand.country", n as orders, n::float8 / nullif(p, 0) - 1 as growth
from c where n::float8 / nullif(p, 0) - 1 > 0 order by 3 desc, 1 limit 3;
