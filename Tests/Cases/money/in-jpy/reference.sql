select date_trunc('month', o.placed_at)::date as month, round(sum(o.subtotal * fx.target_rate / fx.own_rate), 0) as gmv
from orders o
cross join lateral (
  select case when o.currency in ('EUR', 'JPY') then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         case when o.currency = 'JPY' then 1
              else (select r.rate from fx_rates r
                    where r.currency = 'JPY'
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2024-10-01' and o.placed_at < '2025-03-01'
group by 1
order by 1;
