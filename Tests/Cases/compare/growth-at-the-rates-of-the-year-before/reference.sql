with dated as (
  select o.*, case when o.currency = 'EUR' then 1 else (
    select r.rate from fx_rates r where r.currency = o.currency
      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date order by r.rate_date desc limit 1) end as rate
  from orders o where status <> 'cancelled'
),
mean as (select currency, date_trunc('month', rate_date) as month, sum(rate) / count(*) as rate from fx_rates group by 1, 2),
sums as (
  select (select sum(subtotal / rate) from dated where placed_at >= '2025-01-01' and placed_at < '2026-01-01') as now,
         (select sum(subtotal / rate) from dated where placed_at >= '2024-01-01' and placed_at < '2025-01-01') as prior,
         (select sum(d.subtotal::numeric(40,25) / coalesce(m.rate, 1)) from dated d
          left join mean m on m.currency = d.currency and m.month = date_trunc('month', d.placed_at) - interval '1 year'
          where placed_at >= '2025-01-01' and placed_at < '2026-01-01') as constant
)
select date '2025-01-01' as year, round(now, 2) as gmv, round(prior, 2) as gmv__prior, round(now - prior, 2) as gmv__change,
       now::float8 / prior::float8 - 1 as gmv__growth, round(constant, 2) as gmv__constant,
       constant::float8 / prior::float8 - 1 as gmv__constant_growth, round(now - constant, 2) as gmv__rates_effect
from sums;
