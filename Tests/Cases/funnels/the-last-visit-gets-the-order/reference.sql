with credited as (
  select distinct on (o.order_id) o.order_id, o.placed_at, v.visit_id from orders o join visits v on v.retailer_id = o.retailer_id and v.started_at <= o.placed_at and o.placed_at < v.started_at + interval '7 days'
  order by o.order_id, v.started_at desc, v.visit_id desc),
first as (select visit_id, min(placed_at) as at from credited group by 1)
select device as "visit.device", count(at) as last, count(at)::float / count(*) as rate, avg(extract(epoch from at - started_at)) / 3600 as hours
from visits left join first using (visit_id) group by 1 order by 1 nulls last;
