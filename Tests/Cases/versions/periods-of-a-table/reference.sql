with o as (select o.*, s.kind, s.starts_on,
  (select rate from fx_rates f where f.currency = o.currency and f.rate_date <= o.placed_at::date and f.rate_date > o.placed_at::date - 8 order by f.rate_date desc limit 1) as rate
  from orders o left join seasons s on o.placed_at >= s.starts_on and (s.ends_before is null or o.placed_at < s.ends_before)
  where o.placed_at >= '2025-01-01' and o.placed_at < '2026-01-01')
select kind as "season.kind", starts_on as "season.started", count(*) as orders,
  round(sum(subtotal / case when currency = 'EUR' then 1 else rate end) filter (where status != 'cancelled'), 2) as gmv
from o group by 1, 2 order by 1 nulls last, 2 nulls last;
