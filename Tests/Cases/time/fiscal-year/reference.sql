select (date_trunc('year', o.placed_at - interval '3 months') + interval '3 months')::date, count(*), count(distinct o.retailer_id),
       round(coalesce(sum(o.subtotal / fx.own_rate) filter (where o.status <> 'cancelled'), 0), 2)
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
group by 1 order by 1;
