with o as (select o.*, date_trunc('quarter', placed_at)::date as quarter,
  (select rate from fx_rates f where f.currency = o.currency and f.rate_date <= o.placed_at::date and f.rate_date > o.placed_at::date - 8 order by f.rate_date desc limit 1) as rate
  from orders o where placed_at >= '2025-01-01' and placed_at < '2026-01-01')
select quarter, cast(null as numeric) as below, cast(null as numeric) as above,
  round(-sum(subtotal / case when currency = 'EUR' then 1 else rate end) filter (where status != 'cancelled') / count(*), 2) as below_one
from o group by 1 order by 1;
