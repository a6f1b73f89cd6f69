select date_trunc('year', o.placed_at)::date as year, count(*) as orders,
       count(*) filter (where o.channel = 'app') as app_orders,
       count(*) filter (where r.tier = 'gold') as gold_orders
from orders o
left join retailers r on r.retailer_id = o.retailer_id
group by 1
order by 1;
