with credited as (
  select distinct on (o.order_id) o.order_id, o.placed_at, v.visit_id from orders o join visits v on v.retailer_id = o.retailer_id and v.started_at <= o.placed_at and o.placed_at < v.started_at + interval '7 days'
  order by o.order_id, v.started_at, v.visit_id)
select r.tier as "retailer.tier", date_trunc('month', v.started_at)::date as month,
  count(*) filter (where exists (select 1 from credited c where c.visit_id = v.visit_id)) as first, count(*) as visits
from visits v left join retailers r using (retailer_id)
where v.device = 'mobile' and v.started_at >= '2025-01-01' and v.started_at < '2025-04-01'
group by 1, 2 order by 1 nulls last, 2;
