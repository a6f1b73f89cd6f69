with v as (select v.*, (select min(o.placed_at) from orders o where o.retailer_id = v.retailer_id and o.placed_at >= v.started_at and o.placed_at < v.started_at + interval '7 days') as at from visits v)
select device as "visit.device", count(*) as visits, count(at) as converted, count(at)::float / count(*) as rate,
  avg(extract(epoch from at - started_at)) / 3600 as hours
from v group by 1 order by 1 nulls last;
