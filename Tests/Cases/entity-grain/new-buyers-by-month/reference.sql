with f as (select retailer_id, date_trunc('month', min(placed_at)) as m from orders where retailer_id is not null group by 1)
select date_trunc('month', o.placed_at)::date as month, count(distinct o.retailer_id) as buyers,
       count(distinct o.retailer_id) filter (where f.m = date_trunc('month', o.placed_at)) as new_buyers
from orders o left join f on f.retailer_id = o.retailer_id
where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01' group by 1 order by 1;
