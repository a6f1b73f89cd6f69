with c as (
  select r.country, count(*) filter (where o.placed_at >= '2025-04-01') as n, count(*) filter (where o.placed_at < '2025-04-01') as p
  from orders o left join retailers r on r.retailer_id = o.retailer_id
  where o.placed_at >= '2025-01-01' and o.placed_at < '2025-07-01' group by 1
)
select country as "retailer.country", n as orders, p as orders__prior, n - p as orders__change, n::float8 / nullif(p, 0) - 1 as orders__growth
from c where p >= 20 order by n::float8 / nullif(p, 0) - 1 desc nulls last, country collate "C" limit 5;
