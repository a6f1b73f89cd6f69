with v as (select v.*, (select min(o.placed_at) from orders o where o.retailer_id = v.retailer_id and o.placed_at >= v.started_at and o.placed_at < v.started_at + interval '30 days') as ordered_at
  from visits v where v.started_at >= '2024-01-01' and v.started_at < '2025-01-01'),
w as (select v.*, (select min(f.refunded_at) from refunds f join orders o using (order_id) where o.retailer_id = v.retailer_id and f.refunded_at >= v.ordered_at and f.refunded_at < v.started_at + interval '30 days') as refunded_at from v)
select date_trunc('quarter', started_at)::date as quarter, count(*) as visits, count(ordered_at) as ordered, count(refunded_at) as refunded, count(refunded_at)::float / count(*) as refunded_rate
from w group by 1 order by 1;
