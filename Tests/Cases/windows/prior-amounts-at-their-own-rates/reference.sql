with o as (
  select date_trunc('month', o.placed_at)::date as month,
         sum(o.subtotal / case when o.currency = 'EUR' then 1
              else (select r.rate from fx_rates r
                    where r.currency = o.currency
                      and r.rate_date between o.placed_at::date - 7 and o.placed_at::date
                    order by r.rate_date desc limit 1) end) as gmv
  from orders o where o.status <> 'cancelled' group by 1
)
select a.month, round(a.gmv, 2) as gmv, round(b.gmv, 2) as last_year
from o a join o b on b.month = (a.month - interval '1 year')::date
where a.month in ('2025-01-01', '2025-02-01')
order by 1;
