select date_trunc('quarter', o.placed_at)::date as quarter,
       count(distinct o.retailer_id) as buyers,
       count(*) as orders
from orders o
group by 1
order by 1;
