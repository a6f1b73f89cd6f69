with v as (select v.*, (select min(o.placed_at) from orders o where o.retailer_id = v.retailer_id and o.placed_at >= v.started_at and o.placed_at < v.started_at + interval '60 days') as first from visits v)
select device as "visit.device", count(first) as once,
  count(*) filter (where exists (select 1 from orders o where o.retailer_id = v.retailer_id and o.placed_at > v.first and o.placed_at < v.started_at + interval '60 days')) as twice
from v group by 1 order by 1 nulls last;
