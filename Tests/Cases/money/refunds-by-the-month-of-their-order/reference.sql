select date_trunc('quarter', o.placed_at)::date as "order.placed.quarter", round(sum(f.amount / fx.own_rate), 2) as refunds_value
from refunds f
left join orders o on o.order_id = f.order_id
cross join lateral (
  select case when f.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = f.currency
                      and r.rate_date between f.refunded_at::date - 7 and f.refunded_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
group by 1
order by 1 nulls last;
