with mean as (
  select currency, date_trunc('year', rate_date)::date as y, avg(rate) as rate from fx_rates group by 1, 2
)
select date_trunc('quarter', o.placed_at)::date,
       round(coalesce(sum(case when o.currency = 'USD' then o.subtotal
                               else o.subtotal::numeric(38,20) * t.rate / coalesce(m.rate, 1) end), 0), 2)
from orders o
left join mean m on m.currency = o.currency and m.y = date_trunc('year', o.placed_at)::date
join mean t on t.currency = 'USD' and t.y = date_trunc('year', o.placed_at)::date
where o.status <> 'cancelled' and o.placed_at >= '2024-01-01' and o.placed_at < '2025-01-01'
group by 1 order by 1;
