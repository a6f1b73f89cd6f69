select r.tier as "retailer.tier", round(sum(case when o.status <> 'cancelled' then o.subtotal * fx.target_rate / fx.own_rate else 0 end), 2) as gmv
from orders o
left join retailers r on r.retailer_id = o.retailer_id
cross join lateral (
  select case when o.currency in ('EUR', 'USD') then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when o.currency = 'USD' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'USD'
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01'
group by r.tier
order by r.tier collate "C" nulls last;
