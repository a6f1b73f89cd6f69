with o as (select o.*, (select count(*) from visits v where v.retailer_id = o.retailer_id and v.started_at <= o.placed_at and v.started_at > o.placed_at - interval '7 days') as n,
  (select v.device from visits v where v.retailer_id = o.retailer_id and v.started_at <= o.placed_at and v.started_at > o.placed_at - interval '7 days' and v.device is not null order by v.started_at desc, v.device limit 1) as device
  from orders o where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01')
select date_trunc('quarter', placed_at)::date as quarter, count(*) filter (where n > 0) as after_a_visit, count(*) filter (where n > 2) as after_many,
  count(*) filter (where device = 'mobile') as after_mobile, count(*) as orders
from o group by 1 order by 1;
