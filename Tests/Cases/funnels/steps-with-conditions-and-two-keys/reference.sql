with a as (select * from visits where pages > 2),
credited as (
  select distinct on (o.order_id) o.order_id, o.placed_at, o.status, a.visit_id from orders o join a on a.retailer_id = o.retailer_id and a.brand_id = o.brand_id and a.started_at <= o.placed_at and o.placed_at < a.started_at + interval '1 month'
  order by o.order_id, a.started_at desc, a.visit_id desc),
r as (select date_trunc('quarter', a.started_at)::date as quarter, count(*) filter (where exists (select 1 from credited c where c.visit_id = a.visit_id and c.status != 'cancelled'))::float / count(*) as rate from a group by 1)
select r.quarter, r.rate, p.rate as before from r left join r p on p.quarter = (r.quarter - interval '1 year')::date
where r.quarter >= '2025-01-01' and r.quarter < '2026-01-01' order by 1;
