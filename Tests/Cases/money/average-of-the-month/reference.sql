-- The mean rate of each month, then every order divided by that of its own month.
with mean as (
  select currency, date_trunc('month', rate_date)::date as month, sum(rate) / count(*) as rate
  from fx_rates group by 1, 2
)
select date_trunc('quarter', o.placed_at)::date as quarter,
       round(sum(case when o.currency = 'EUR' then o.subtotal else o.subtotal::numeric(40,25) / m.rate end), 2) as gmv
from orders o
left join mean m on m.currency = o.currency and m.month = date_trunc('month', o.placed_at)::date
where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by 1 order by 1;
