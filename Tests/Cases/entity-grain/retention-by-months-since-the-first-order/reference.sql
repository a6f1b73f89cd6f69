with o as (
  select o.retailer_id, o.placed_at, min(o.placed_at) over (partition by o.retailer_id) as f from orders o where retailer_id is not null
),
c as (
  select date_trunc('quarter', f)::date as q, retailer_id,
         (extract(year from placed_at) * 12 + extract(month from placed_at) - extract(year from f) * 12 - extract(month from f))::int as n
  from o where f >= '2024-01-01' and f < '2025-01-01'
)
select q as "retailer.first_order.quarter", n as "order.months_since_first", count(distinct retailer_id) as buyers,
       count(distinct retailer_id)::float8 / (select count(distinct x.retailer_id) from c x where x.q = c.q and x.n < 4) as share
from c where n < 4 group by 1, 2 order by 1, 2;
