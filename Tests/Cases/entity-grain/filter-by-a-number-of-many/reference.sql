select r.tier as "retailer.tier", count(*) as orders,
       round(sum(o.subtotal / case when o.currency = 'EUR' then 1
              else (select f.rate from fx_rates f
                    where f.currency = o.currency
                      and f.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by f.rate_date desc limit 1) end) filter (where o.status <> 'cancelled'), 2) as gmv
from orders o join retailers r on r.retailer_id = o.retailer_id
where (select count(*) from orders x where x.retailer_id = r.retailer_id) >= 40
group by 1 order by r.tier collate "C";
