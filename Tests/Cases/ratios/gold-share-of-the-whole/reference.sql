select date_trunc('quarter', o.placed_at)::date as quarter,
       sum(case when r.tier = 'gold' then o.subtotal / fx.own_rate end)::double precision / sum(o.subtotal / fx.own_rate)::double precision as gold_share
from orders o
left join retailers r on r.retailer_id = o.retailer_id
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by 1
order by 1;
