with rows as (
  select o.retailer_id, 1 as o, 0 as u, 0 as f, 0 as v, o.retailer_id as buyer
  from orders o where o.placed_at >= '2025-07-01' and o.placed_at < '2025-08-01'
  union all
  select o.retailer_id, 0, l.quantity, 0, 0, null
  from order_lines l join orders o on o.order_id = l.order_id
  where o.placed_at >= '2025-07-01' and o.placed_at < '2025-08-01'
  union all
  select o.retailer_id, 0, 0, 1, 0, null
  from refunds f join orders o on o.order_id = f.order_id
  where f.refunded_at >= '2025-07-01' and f.refunded_at < '2025-08-01'
  union all
  select retailer_id, 0, 0, 0, 1, null from visits
  where started_at >= '2025-07-01' and started_at < '2025-08-01'
)
select r.tier as "retailer.tier", sum(o)::bigint as orders, sum(u)::bigint as units, sum(f)::bigint as refunds,
       sum(v)::bigint as visits, count(distinct buyer) as buyers
from rows
left join retailers r on r.retailer_id = rows.retailer_id
group by r.tier
order by r.tier collate "C" nulls last;
