with f as (select retailer_id, date_trunc('quarter', min(placed_at))::date as q from orders where retailer_id is not null group by 1)
select f.q as "retailer.first_order.quarter", date_trunc('quarter', o.placed_at)::date as quarter, count(distinct o.retailer_id) as buyers, count(*) as orders
from orders o left join f on f.retailer_id = o.retailer_id
where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01'
group by 1, 2 order by 1 nulls last, 2;
