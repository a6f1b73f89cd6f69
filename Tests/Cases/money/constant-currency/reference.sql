with mean as (
  select currency, date_trunc('month', rate_date)::date as month, sum(rate) / count(*) as rate
  from fx_rates group by 1, 2
)
select date_trunc('month', o.placed_at)::date as month,
       round(sum(case when o.currency = 'GBP' then o.subtotal
                      else o.subtotal::numeric(40,25) * t.rate / coalesce(s.rate, 1) end), 2) as gmv
from orders o
left join mean s on s.currency = o.currency and s.month = (date_trunc('month', o.placed_at) - interval '1 year')::date
left join mean t on t.currency = 'GBP' and t.month = (date_trunc('month', o.placed_at) - interval '1 year')::date
where o.status <> 'cancelled' and o.placed_at >= '2025-04-01' and o.placed_at < '2025-07-01'
group by 1 order by 1;
