select date_trunc('quarter', o.placed_at)::date as quarter,
       sum(case when o.currency = 'JPY' then o.commission else o.commission / 100.0 end * fx.target_rate / fx.own_rate)::double precision
       / sum(case when o.status <> 'cancelled' then o.subtotal * fx.target_rate / fx.own_rate end)::double precision as take_rate
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
where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01'
group by 1
order by 1;
