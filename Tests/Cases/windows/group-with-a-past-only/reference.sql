with q as (
  select r.country, date_trunc('quarter', o.placed_at)::date as quarter, count(*) as n
  from orders o left join retailers r on r.retailer_id = o.retailer_id
  where o.placed_at >= '2025-07-01' and o.placed_at < '2026-01-01' group by 1, 2
)
select k.country as "retailer.country", date '2025-10-01' as quarter,
       coalesce((select n from q where q.country is not distinct from k.country and quarter = '2025-10-01'), 0) as orders,
       coalesce((select n from q where q.country is not distinct from k.country and quarter = '2025-07-01'), 0) as quarter_before
from (select distinct country from q) k
order by k.country collate "C" nulls last;
