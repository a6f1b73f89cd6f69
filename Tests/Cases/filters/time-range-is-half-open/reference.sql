select count(*) as orders,
       round(sum(case when o.status <> 'cancelled' then o.subtotal * fx.target_rate / fx.own_rate else 0 end), 2) as gmv
from orders o
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
where o.placed_at >= timestamp '2024-01-01 00:00:00' and o.placed_at < timestamp '2024-04-01 00:00:00';
