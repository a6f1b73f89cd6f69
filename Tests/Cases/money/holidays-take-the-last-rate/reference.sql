select o.placed_at::date as day, round(sum(o.subtotal / fx.own_rate), 2) as gmv
from orders o
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.status <> 'cancelled' and o.placed_at >= '2024-12-24' and o.placed_at < '2025-01-03'
group by 1
order by 1;
