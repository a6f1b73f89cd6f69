select round(sum(case when o.status <> 'cancelled' then o.subtotal / fx.own_rate else 0 end), 2) as gmv, count(*) as orders
from orders o
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx;
