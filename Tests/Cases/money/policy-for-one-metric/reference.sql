with mean as (select currency, date_trunc('month', rate_date) as month, sum(rate) / count(*) as rate from fx_rates group by 1, 2)
select date_trunc('quarter', o.placed_at)::date as quarter,
       round(sum(case when o.status <> 'cancelled' then o.subtotal::numeric(40,25) / coalesce(m.rate, 1) end), 2) as gmv,
       round(sum(o.subtotal::numeric(38,20) * fx.target_rate / fx.own_rate), 2) as all_orders
from orders o
left join mean m on m.currency = o.currency and m.month = date_trunc('month', o.placed_at)
cross join lateral (
  select case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1)
         end as own_rate,
         1 as target_rate
) fx
where o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by 1
order by 1;
