select date_trunc('quarter', o.placed_at)::date as quarter,
       round(sum(case when o.status <> 'cancelled' then o.subtotal / fx.own_rate else 0 end) / count(*), 2) as average_order_value,
       round(sum(case when o.status <> 'cancelled' and o.channel = 'app' then o.subtotal / fx.own_rate else 0 end)
             / nullif(count(*) filter (where o.channel = 'app'), 0), 2) as app_average
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
where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01'
group by 1
order by 1;
